/** The figures that answers show, what each means, and what every event adds to them. */
@NullMarked
package socai.query.figure;

import org.jspecify.annotations.NullMarked;
