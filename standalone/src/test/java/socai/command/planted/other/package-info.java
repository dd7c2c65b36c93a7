/** Violations of the rules between rooms, planted to see that the rules find them. */
@NullMarked
package socai.command.planted.other;

import org.jspecify.annotations.NullMarked;
