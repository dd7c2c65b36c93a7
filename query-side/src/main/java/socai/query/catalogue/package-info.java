/** The services that households were guided on, on any date. */
@NullMarked
package socai.query.catalogue;

import org.jspecify.annotations.NullMarked;
