package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.Residence;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.territory.UnitId;

/**
 * Where a household lived. Its acts are documents of their own, {@link KnownAct}.
 *
 * @param position of the last event that was recorded of it or of its acts: all that follows from
 *     this one is written
 */
public record KnownHousehold(@JsonProperty("_id") String id, long position, List<Residence> hamlets)
    implements View {
  public static KnownHousehold unknown(HouseholdId household) {
    return new KnownHousehold(household.toString(), 0, List.of());
  }

  /** This household after what {@code recorded} tells of it or of an act that it was given. */
  public KnownHousehold after(Recorded recorded) {
    return new KnownHousehold(
        id,
        recorded.at().value(),
        recorded.event() instanceof HouseholdEvent e
            ? Residence.after(hamlets, recorded.inHistory(e))
            : hamlets);
  }

  /**
   * Where it lived on {@code day}. Before the first day it is known to have lived anywhere, it
   * lived where it was first met.
   */
  public Optional<UnitId> hamletOn(LocalDate day) {
    return Residence.on(day, hamlets).or(() -> hamlets.stream().findFirst().map(Residence::hamlet));
  }
}
