/** What a copy of a store says of itself, and whether it is all there. */
@NullMarked
package socai.embedded.backup;

import org.jspecify.annotations.NullMarked;
