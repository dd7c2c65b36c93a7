/**
 * RocksDB as one ordered map: atomic changes, snapshots, shared syncs of the log, one process at a
 * time.
 */
@NullMarked
package socai.embedded.store;

import org.jspecify.annotations.NullMarked;
