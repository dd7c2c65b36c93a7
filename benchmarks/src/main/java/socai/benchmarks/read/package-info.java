/** How fast the ledger is read, whole and stream by stream. */
@NullMarked
package socai.benchmarks.read;

import org.jspecify.annotations.NullMarked;
