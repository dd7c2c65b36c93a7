/** A figure in writing: what was stated, of which ledger, to be signed and checked years later. */
@NullMarked
package socai.query.statement;

import org.jspecify.annotations.NullMarked;
