/** Documents as bytes, and their fields. */
@NullMarked
package socai.embedded.bson;

import org.jspecify.annotations.NullMarked;
