/** Forming teams, and who joins, leads and leaves them. */
@NullMarked
package socai.command.team;

import org.jspecify.annotations.NullMarked;
