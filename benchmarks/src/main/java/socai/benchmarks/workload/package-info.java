/** What is stored: the events of households as the field tells them, the same at every run. */
@NullMarked
package socai.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
