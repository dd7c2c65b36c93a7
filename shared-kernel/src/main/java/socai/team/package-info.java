/** Community digital teams and who belongs to them. */
@NullMarked
package socai.team;

import org.jspecify.annotations.NullMarked;
