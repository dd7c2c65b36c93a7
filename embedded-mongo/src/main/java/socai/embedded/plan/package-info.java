/** From a filter and a sort to ranges of keys: which index to walk, from where to where. */
@NullMarked
package socai.embedded.plan;

import org.jspecify.annotations.NullMarked;
