/** Servers to write to, and what each of them can be made to suffer. */
@NullMarked
package socai.standalone.crash.server;

import org.jspecify.annotations.NullMarked;
