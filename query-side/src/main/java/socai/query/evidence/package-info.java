/** From a figure to the very events that make it. */
@NullMarked
package socai.query.evidence;

import org.jspecify.annotations.NullMarked;
