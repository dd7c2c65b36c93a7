/** Which share of an area's households stands at or above a level, by service. */
@NullMarked
package socai.query.coverage;

import org.jspecify.annotations.NullMarked;
