/** Who may do what. */
@NullMarked
package socai.access;

import org.jspecify.annotations.NullMarked;
