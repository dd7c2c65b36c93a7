/** The event stores that are measured: ours, its peers, and the raw driver as the limit. */
@NullMarked
package socai.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
