/** People, known by an identifier, and the values that say something about them. */
@NullMarked
package socai.person;

import org.jspecify.annotations.NullMarked;
