/** The services and skills that households are guided on, each with its period of validity. */
@NullMarked
package socai.catalogue;

import org.jspecify.annotations.NullMarked;
