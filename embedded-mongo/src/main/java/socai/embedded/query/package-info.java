/** Carries out a plan: finds documents lazily, and counts how queries fared. */
@NullMarked
package socai.embedded.query;

import org.jspecify.annotations.NullMarked;
