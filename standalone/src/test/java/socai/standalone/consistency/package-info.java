/** Answers held against plain counts of the events up to the position that they state. */
@NullMarked
package socai.standalone.consistency;

import org.jspecify.annotations.NullMarked;
