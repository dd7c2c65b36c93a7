package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.query.projection.Picture;

/** Below which unit a unit has stood, as the ledger told it from position to position. */
record EvidenceUnit(@JsonProperty("_id") String id, long position, List<Below> places)
    implements Picture {
  /**
   * Told at {@code from}.
   *
   * @param parent empty for a province
   */
  record Below(Optional<String> parent, long from) {}

  EvidenceUnit below(Optional<String> parent, long at) {
    List<Below> more = new ArrayList<>(places);
    more.add(new Below(parent, at));
    return new EvidenceUnit(id, at, List.copyOf(more));
  }

  boolean isKnownAt(long upTo) {
    return places.stream().anyMatch(place -> place.from() <= upTo);
  }

  /** The unit above it by what was told up to {@code upTo}; empty for a province. */
  Optional<String> parentAt(long upTo) {
    Optional<String> parent = Optional.empty();
    for (Below place : places) {
      parent = place.from() <= upTo ? place.parent() : parent;
    }
    return parent;
  }
}
