/** Administrative units: where people live, valid for a period. */
@NullMarked
package socai.territory;

import org.jspecify.annotations.NullMarked;
