/** What the wire accepts, in one list, and the refusal of all else by its name. */
@NullMarked
package socai.embedded.surface;

import org.jspecify.annotations.NullMarked;
