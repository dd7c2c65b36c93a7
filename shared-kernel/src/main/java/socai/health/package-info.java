/** How whoever watches a process is answered, whatever else it is busy with. */
@NullMarked
package socai.health;

import org.jspecify.annotations.NullMarked;
