/** What every process of ours starts with: the store, the ledger, and the event store on it. */
@NullMarked
package socai.process;

import org.jspecify.annotations.NullMarked;
