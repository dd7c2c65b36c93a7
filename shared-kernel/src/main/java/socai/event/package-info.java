/** What every event is: a fact of one stream with a stable name, a revision and a meaning. */
@NullMarked
package socai.event;

import org.jspecify.annotations.NullMarked;
