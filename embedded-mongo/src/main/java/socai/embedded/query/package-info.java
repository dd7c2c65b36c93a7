/**
 * From a filter and a sort to ranges of keys: the planner, and the counters that say how it fared.
 */
@NullMarked
package socai.embedded.query;

import org.jspecify.annotations.NullMarked;
