package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.Picture;

/**
 * What the entries of one heap add up to: all that contribute to a figure without parts, for
 * figures of a date those of one day.
 *
 * @param count how many entries there are
 */
record EvidenceHeap(@JsonProperty("_id") String id, long position, long sum, long count)
    implements Picture {
  static EvidenceHeap none(String id) {
    return new EvidenceHeap(id, 0, 0, 0);
  }

  EvidenceHeap and(int amount, long at) {
    return new EvidenceHeap(id, at, sum + amount, count + 1);
  }
}
