/**
 * Has the whole program work for long under more than it can take, with rude callers between, and
 * looks whether it stays within its bounds and keeps its promises.
 */
@NullMarked
package socai.standalone.crash.soak;

import org.jspecify.annotations.NullMarked;
