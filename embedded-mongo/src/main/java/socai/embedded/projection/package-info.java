/** Which fields of a document are shown, and which are computed. */
@NullMarked
package socai.embedded.projection;

import org.jspecify.annotations.NullMarked;
