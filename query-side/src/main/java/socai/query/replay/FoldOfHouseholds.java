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
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.query.figure.StandingHousehold;
import socai.query.figure.StandingUnit;
import socai.query.figure.StandingUnit.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;

/**
 * The households of a unit on a day, or those at or above a level; hamlet by hamlet until the very
 * end, when the map of that day is known.
 */
final class FoldOfHouseholds implements Fold {
  private static final Position ALL = new Position(Position.MOST);

  private final UnitId unit;
  private final Figure figure;
  private final LocalDate asOf;
  private final Map<HouseholdId, StandingHousehold> households = new HashMap<>();
  private final Map<UnitId, StandingUnit> units = new HashMap<>();
  private final Addends addends = new Addends();

  /** Which hamlet a part of the figure belongs to. */
  private final Map<String, UnitId> hamlets = new HashMap<>();

  FoldOfHouseholds(Figure.Households figure, LocalDate asOf) {
    this(figure, figure.unit(), asOf);
  }

  FoldOfHouseholds(Figure.Reached figure, LocalDate asOf) {
    this(figure, figure.unit(), asOf);
  }

  private FoldOfHouseholds(Figure figure, UnitId unit, LocalDate asOf) {
    this.unit = unit;
    this.figure = figure;
    this.asOf = asOf;
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return type == UnitEstablished.class
        || type == UnitMoved.class
        || type == HouseholdRegistered.class
        || type == HouseholdMoved.class
        || (figure instanceof Figure.Reached
            && List.of(
                    GuidanceActRecorded.class,
                    GuidanceActCorrected.class,
                    GuidanceActRetracted.class)
                .contains(type));
  }

  @Override
  public void tell(Event event, Position at) {
    if (event instanceof UnitEstablished e) {
      place(e.unit(), new Place(e.parent(), e.from(), at));
    } else if (event instanceof UnitMoved e) {
      place(e.unit(), new Place(Optional.of(e.parent()), e.from(), at));
    } else if (event instanceof HouseholdRegistered e) {
      tell(e.household(), e, StandingHousehold.UNKNOWN, at);
    } else if (event instanceof HouseholdMoved e) {
      tell(e.household(), e, standing(e.household()), at);
    } else if (event instanceof GuidanceEvent e) {
      tell(e.household(), withoutOthers(e), standing(e.household()), at);
    }
  }

  /** Steps on other services change nothing here, and there are as many as households have acts. */
  private GuidanceEvent withoutOthers(GuidanceEvent event) {
    if (event instanceof GuidanceActRecorded e) {
      return new GuidanceActRecorded(e.household(), e.act(), withoutOthers(e.guidance()));
    }
    return event instanceof GuidanceActCorrected e
        ? new GuidanceActCorrected(e.household(), e.act(), withoutOthers(e.guidance()), e.reason())
        : event;
  }

  private Guidance withoutOthers(Guidance told) {
    return new Guidance(
        told.team(),
        told.members(),
        told.occurredAt(),
        told.channel(),
        told.steps().stream()
            .filter(
                step -> figure instanceof Figure.Reached f && f.service().equals(step.service()))
            .toList(),
        Optional.empty());
  }

  private void place(UnitId where, Place place) {
    units.put(where, units.getOrDefault(where, StandingUnit.UNKNOWN).and(place));
  }

  private StandingHousehold standing(HouseholdId household) {
    return Optional.ofNullable(households.get(household))
        .orElseThrow(() -> new IllegalStateException("a household that was never registered"));
  }

  private void tell(HouseholdId household, Event event, StandingHousehold before, Position at) {
    for (Contribution contribution : before.contributions(event)) {
      if (!contribution.day().isAfter(asOf)) {
        hamlet(contribution.to())
            .ifPresent(
                hamlet -> {
                  hamlets.put(contribution.part(), hamlet);
                  addends.add(contribution.part(), at, contribution.amount());
                });
      }
    }
    households.put(household, before.after(event));
  }

  private Optional<UnitId> hamlet(Figure part) {
    if (figure instanceof Figure.Households && part instanceof Figure.Households p) {
      return Optional.of(p.unit());
    }
    return figure instanceof Figure.Reached f
            && part instanceof Figure.Reached p
            && p.service().equals(f.service())
            && p.level() == f.level()
        ? Optional.of(p.unit())
        : Optional.empty();
  }

  @Override
  public OptionalLong value() {
    return units.getOrDefault(unit, StandingUnit.UNKNOWN).isThere(asOf, ALL)
        ? OptionalLong.of(addends.sum(this::isPart))
        : OptionalLong.empty();
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(this::isPart);
  }

  private boolean isPart(String part) {
    return isWithin(Objects.requireNonNull(hamlets.get(part)));
  }

  /** Whoever has taken more steps than there are units goes round in a circle. */
  private boolean isWithin(UnitId where) {
    Optional<UnitId> above = Optional.of(where);
    for (int steps = 0; above.isPresent() && steps <= units.size(); steps++) {
      if (above.get().equals(unit)) {
        return true;
      }
      above = above.flatMap(at -> units.getOrDefault(at, StandingUnit.UNKNOWN).parentOn(asOf, ALL));
    }
    return false;
  }
}
