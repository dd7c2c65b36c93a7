/** Violations of the rules between rooms, planted to see that the rules find them. */
@NullMarked
package socai.proof.planted;

import org.jspecify.annotations.NullMarked;
