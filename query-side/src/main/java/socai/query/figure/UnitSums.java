package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitId;

/** Reads what units count at the end of a day, on the map of that day. */
@Component
public class UnitSums {
  private final ReadModels readModels;

  UnitSums(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * The counts of each of {@code units}. One read by keys for today; one more for a day in the
   * past: for each unit as many keys as months have gone by, and thirty.
   */
  public Map<UnitId, Counts> of(Collection<UnitId> units, LocalDate day, ReadSnapshot snapshot) {
    Map<UnitId, Counts> sums = new LinkedHashMap<>();
    units.forEach(unit -> sums.put(unit, Counts.NONE));
    List<String> later = new ArrayList<>();
    for (UnitSpan whole : read(units.stream().map(UnitId::toString).toList(), snapshot)) {
      sums.put(whole.unit(), whole.counts());
      later.addAll(UnitSpan.between(whole.id(), day, whole.latest()));
    }
    if (!later.isEmpty()) {
      for (UnitSpan span : read(later, snapshot)) {
        sums.computeIfPresent(span.unit(), (unit, sum) -> sum.minus(span.counts()));
      }
    }
    return sums;
  }

  private List<UnitSpan> read(Collection<String> ids, ReadSnapshot snapshot) {
    return readModels.at(FigureProjection.SPANS, snapshot).get(ids);
  }
}
