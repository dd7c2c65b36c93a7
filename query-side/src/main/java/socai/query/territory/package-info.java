/** The tree of units, on any date. */
@NullMarked
package socai.query.territory;

import org.jspecify.annotations.NullMarked;
