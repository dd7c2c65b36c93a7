/** Refusals: values with a stable code and two texts, from the rule to the thumb. */
@NullMarked
package socai.problem;

import org.jspecify.annotations.NullMarked;
