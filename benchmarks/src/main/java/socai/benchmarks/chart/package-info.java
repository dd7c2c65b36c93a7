/** What was measured, drawn: cost against size. */
@NullMarked
package socai.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
