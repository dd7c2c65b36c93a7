/** Keeping the catalogue of services. */
@NullMarked
package socai.command.catalogue;

import org.jspecify.annotations.NullMarked;
