/** What the ledger says of itself where something that was acknowledged is missing from it. */
@NullMarked
package socai.loss;

import org.jspecify.annotations.NullMarked;
