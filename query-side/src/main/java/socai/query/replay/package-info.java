/** A figure folded anew from an export of the ledger, with nothing but the export. */
@NullMarked
package socai.query.replay;

import org.jspecify.annotations.NullMarked;
