/** A household's levels of adoption and how they came about. */
@NullMarked
package socai.query.profile;

import org.jspecify.annotations.NullMarked;
