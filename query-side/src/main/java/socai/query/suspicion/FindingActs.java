package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import socai.ledger.Position;
import socai.query.projection.Picture;

/**
 * The acts that make a finding, as they were when it was last found. Apart from the finding, since
 * a late batch may have thousands, and lists show none; they follow from the gathering and are
 * never read to be drawn.
 */
record FindingActs(@JsonProperty("_id") String id, long position, List<Gathered> acts)
    implements Picture {
  static FindingActs none(String id) {
    return new FindingActs(id, 0, List.of());
  }

  /** Of the events that told them, the first first. */
  Stream<Position> positions() {
    return acts.stream().flatMap(a -> a.act().positions().stream()).sorted();
  }
}
