/** How many teams and members there were on a date, by level. */
@NullMarked
package socai.query.totals;

import org.jspecify.annotations.NullMarked;
