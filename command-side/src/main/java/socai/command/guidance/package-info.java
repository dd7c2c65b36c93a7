/** Recording acts of guidance, correcting and retracting them. */
@NullMarked
package socai.command.guidance;

import org.jspecify.annotations.NullMarked;
