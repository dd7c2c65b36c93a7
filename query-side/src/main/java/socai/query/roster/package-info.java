/** Who belongs to a team, now or on any past date. */
@NullMarked
package socai.query.roster;

import org.jspecify.annotations.NullMarked;
