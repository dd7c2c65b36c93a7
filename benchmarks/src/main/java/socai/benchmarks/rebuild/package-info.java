/** How fast a picture is drawn anew from the whole ledger. */
@NullMarked
package socai.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
