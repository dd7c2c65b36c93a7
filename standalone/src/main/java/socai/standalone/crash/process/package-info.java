/** Processes of one's own: started, spoken to by lines, stopped, continued and killed. */
@NullMarked
package socai.standalone.crash.process;

import org.jspecify.annotations.NullMarked;
