/** Filters: which documents, and which values, a condition is true of. */
@NullMarked
package socai.embedded.match;

import org.jspecify.annotations.NullMarked;
