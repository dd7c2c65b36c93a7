/** How fast and how quickly events are appended. */
@NullMarked
package socai.benchmarks.append;

import org.jspecify.annotations.NullMarked;
