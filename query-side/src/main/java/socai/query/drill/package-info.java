/** The views' part in the drill of attacks on the ledger. */
@NullMarked
package socai.query.drill;

import org.jspecify.annotations.NullMarked;
