/** Acts of guidance, and the ladder of adoption they lead a household up. */
@NullMarked
package socai.guidance;

import org.jspecify.annotations.NullMarked;
