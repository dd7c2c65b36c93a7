/** Registering households and what changes in them. */
@NullMarked
package socai.command.household;

import org.jspecify.annotations.NullMarked;
