/** The rim: Axon's streaming processors and their tokens. */
@NullMarked
package socai.query.axon;

import org.jspecify.annotations.NullMarked;
