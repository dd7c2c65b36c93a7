/** Waits that end, and that say what they wait for. */
@NullMarked
package socai.standalone.crash.waiting;

import org.jspecify.annotations.NullMarked;
