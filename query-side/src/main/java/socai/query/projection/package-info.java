/**
 * What all views segment: folding in batches, remembering how far one has looked, waiting for a
 * position.
 */
@NullMarked
package socai.query.projection;

import org.jspecify.annotations.NullMarked;
