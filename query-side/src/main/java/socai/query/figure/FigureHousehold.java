package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import socai.household.Residence;
import socai.query.ladder.Places;
import socai.query.projection.View;

/**
 * A household as it stands by all that was recorded of it: all that an act needs which comes after
 * the others. As large as there are services and homes, however many acts.
 *
 * @param homes in their order
 * @param last the place of the latest act that it was ever recorded of; empty before the first
 * @param levels at the end of all days
 */
record FigureHousehold(
    @JsonProperty("_id") String id,
    long position,
    List<Residence> homes,
    String last,
    ServiceLevels levels)
    implements View {
  FigureHousehold {
    homes = List.copyOf(homes);
  }

  /** Of which nothing was recorded. */
  static FigureHousehold unknown(String id) {
    return new FigureHousehold(id, 0, List.of(), "", ServiceLevels.NONE);
  }

  /** Whether an act at {@code place} comes after all it was ever recorded of. */
  boolean isBefore(String place) {
    return last.compareTo(place) < 0;
  }

  /** Whether nothing changes its levels after {@code day}, by any act it was ever recorded of. */
  boolean standsFrom(LocalDate day) {
    return last.isEmpty() || !Places.dayOf(last).isAfter(day);
  }

  /** After an event at {@code at} by which it lives in {@code now}. */
  FigureHousehold living(List<Residence> now, long at) {
    return new FigureHousehold(id, at, now, last, levels);
  }

  /** After one by which it stands on {@code now}, of an act at {@code place}. */
  FigureHousehold guided(String place, ServiceLevels now, long at) {
    return new FigureHousehold(id, at, homes, isBefore(place) ? place : last, now);
  }
}
