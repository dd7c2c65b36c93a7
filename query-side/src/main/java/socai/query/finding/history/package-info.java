/**
 * What rules look at: acts as they stand, by a member's day, a household, a team's or a login's
 * week.
 */
@NullMarked
package socai.query.finding.history;

import org.jspecify.annotations.NullMarked;
