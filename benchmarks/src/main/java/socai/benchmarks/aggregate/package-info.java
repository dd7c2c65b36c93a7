/** What it costs to load a stream before deciding on it. */
@NullMarked
package socai.benchmarks.aggregate;

import org.jspecify.annotations.NullMarked;
