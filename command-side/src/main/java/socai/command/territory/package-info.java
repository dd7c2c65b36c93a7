/** Keeping the administrative units. */
@NullMarked
package socai.command.territory;

import org.jspecify.annotations.NullMarked;
