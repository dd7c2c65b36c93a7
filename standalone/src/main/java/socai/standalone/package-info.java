/** Both sides in one process, on the embedded store unless told of another. */
@NullMarked
package socai.standalone;

import org.jspecify.annotations.NullMarked;
