/** How long it takes from a command to the view that shows it. */
@NullMarked
package socai.benchmarks.visible;

import org.jspecify.annotations.NullMarked;
