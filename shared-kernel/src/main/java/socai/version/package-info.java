/** Which program this is. */
@NullMarked
package socai.version;

import org.jspecify.annotations.NullMarked;
