/** Every stored name of an event, and the one JSON mapper. */
@NullMarked
package socai.schema;

import org.jspecify.annotations.NullMarked;
