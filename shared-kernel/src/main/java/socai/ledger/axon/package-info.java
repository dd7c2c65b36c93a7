/** The only room that knows Axon: the ledger as its event storage. */
@NullMarked
package socai.ledger.axon;

import org.jspecify.annotations.NullMarked;
