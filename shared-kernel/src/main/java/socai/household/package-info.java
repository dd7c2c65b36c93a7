/** The homes that a profile is kept for. */
@NullMarked
package socai.household;

import org.jspecify.annotations.NullMarked;
