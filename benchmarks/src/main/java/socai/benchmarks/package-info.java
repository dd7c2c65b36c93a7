/** Measures what is claimed elsewhere. */
@NullMarked
package socai.benchmarks;

import org.jspecify.annotations.NullMarked;
