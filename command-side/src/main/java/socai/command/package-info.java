/** The command side: what the field asks for. */
@NullMarked
package socai.command;

import org.jspecify.annotations.NullMarked;
