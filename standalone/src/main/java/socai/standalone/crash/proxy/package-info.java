/** A way to a server that can be cut at the worst moment. */
@NullMarked
package socai.standalone.crash.proxy;

import org.jspecify.annotations.NullMarked;
