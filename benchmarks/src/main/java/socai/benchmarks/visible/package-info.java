/** How long it takes from a command to the picture that shows it. */
@NullMarked
package socai.benchmarks.visible;

import org.jspecify.annotations.NullMarked;
