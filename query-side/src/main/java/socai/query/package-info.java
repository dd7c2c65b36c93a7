/** The query side: what readers see. */
@NullMarked
package socai.query;

import org.jspecify.annotations.NullMarked;
