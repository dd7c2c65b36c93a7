/** The ledger itself, line by line, for those who check. */
@NullMarked
package socai.query.audit;

import org.jspecify.annotations.NullMarked;
