/** How fast a view is rebuilt from the whole ledger. */
@NullMarked
package socai.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
