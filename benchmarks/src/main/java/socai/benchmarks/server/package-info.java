/** The servers that are measured on, each started and stopped by the measure that needs it. */
@NullMarked
package socai.benchmarks.server;

import org.jspecify.annotations.NullMarked;
