/** Rebuilds projections beside the ones in use, compares the two, and puts one in place. */
@NullMarked
package socai.query.rebuild;

import org.jspecify.annotations.NullMarked;
