package socai.embedded.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyRange;

/**
 * One walk over a tree.
 *
 * @param index null for the documents themselves
 * @param ranges ascending and apart; may be empty, when nothing can match
 * @param backwards whether to walk from the last key to the first
 * @param narrowed whether the filter made the ranges smaller than the tree
 * @param repeats whether a document may be met more than once
 */
public record Leg(
    @Nullable SecondaryIndex index,
    List<KeyRange> ranges,
    boolean backwards,
    boolean narrowed,
    boolean repeats) {}
