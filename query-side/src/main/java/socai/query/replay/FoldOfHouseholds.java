package socai.query.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.DatedHousehold;
import socai.query.figure.Figure;
import socai.territory.UnitId;

/**
 * The households of a unit on a day, or those at or above a level; hamlet by hamlet until the very
 * end, when the map of that day is known.
 */
final class FoldOfHouseholds implements Fold {
  private final Figure.OfUnit figure;
  private final LocalDate asOf;
  private final Map<HouseholdId, DatedHousehold> households = new HashMap<>();
  private final UnitMap units;
  private final Addends addends = new Addends();

  /** Which hamlet a part of the figure belongs to. */
  private final Map<String, UnitId> hamlets = new HashMap<>();

  FoldOfHouseholds(Figure.OfUnit figure, LocalDate asOf) {
    this.figure = figure;
    this.asOf = asOf;
    this.units = new UnitMap(asOf);
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return units.reads(type)
        || HouseholdEvent.class.isAssignableFrom(type)
        || (figure instanceof Figure.Reached
            && List.of(
                    GuidanceActRecorded.class,
                    GuidanceActCorrected.class,
                    GuidanceActRetracted.class)
                .contains(type));
  }

  @Override
  public void apply(HistoryEvent<?> recorded) {
    units.apply(recorded);
    if (recorded.event() instanceof HouseholdRegistered e) {
      apply(
          e.household(), recorded, households.getOrDefault(e.household(), DatedHousehold.UNKNOWN));
    } else if (recorded.event() instanceof HouseholdEvent e) {
      apply(e.household(), recorded, standing(e.household()));
    } else if (recorded.event() instanceof GuidanceEvent e) {
      apply(e.household(), recorded, standing(e.household()));
    }
  }

  private DatedHousehold standing(HouseholdId household) {
    return Optional.ofNullable(households.get(household))
        .orElseThrow(() -> new IllegalStateException("a household that was never registered"));
  }

  /** Steps on other services change nothing here, and would be held for every household. */
  private void apply(HouseholdId household, HistoryEvent<?> event, DatedHousehold before) {
    Position at = new Position(event.order());
    DatedHousehold recorded = before.after(event.event(), at, event.entry());
    DatedHousehold after =
        figure instanceof Figure.Reached f ? recorded.only(f.service()) : recorded;
    for (Contribution contribution : before.contributions(after)) {
      if (contribution.to() instanceof Figure.OfUnit part
          && part.equals(figure.in(part.unit()))
          && !contribution.day().isAfter(asOf)) {
        hamlets.put(contribution.part(), part.unit());
        addends.add(contribution.part(), at, contribution.amount());
      }
    }
    households.put(household, after);
  }

  @Override
  public OptionalLong value() {
    return units.isThere(figure.unit())
        ? OptionalLong.of(addends.sum(this::isPart))
        : OptionalLong.empty();
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(this::isPart);
  }

  private boolean isPart(String part) {
    return units.isWithin(Objects.requireNonNull(hamlets.get(part)), figure.unit());
  }
}
