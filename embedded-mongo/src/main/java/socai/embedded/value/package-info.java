/** What BSON values mean: their order and equality, their numbers, the paths to them. */
@NullMarked
package socai.embedded.value;

import org.jspecify.annotations.NullMarked;
