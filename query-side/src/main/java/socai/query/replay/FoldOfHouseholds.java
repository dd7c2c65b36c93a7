package socai.query.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.query.figure.StandingHousehold;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;

/** The households of a unit, or those at or above a level; unit by unit until the very end. */
final class FoldOfHouseholds implements Fold {
  private final UnitId unit;
  private final Figure figure;
  private final Map<HouseholdId, StandingHousehold> households = new HashMap<>();
  private final Map<UnitId, Optional<UnitId>> parents = new HashMap<>();
  private final Addends addends = new Addends();

  /** Which unit a part of the figure belongs to. */
  private final Map<String, UnitId> places = new HashMap<>();

  FoldOfHouseholds(UnitId unit, Figure figure) {
    this.unit = unit;
    this.figure = figure;
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return type == UnitEstablished.class
        || type == UnitMoved.class
        || type == HouseholdRegistered.class
        || type == HouseholdMoved.class
        || (type == AdoptionLevelChanged.class && figure instanceof Figure.Reached);
  }

  @Override
  public void tell(Event event, Position at) {
    if (event instanceof UnitEstablished e) {
      parents.put(e.unit(), e.parent());
    } else if (event instanceof UnitMoved e) {
      parents.put(e.unit(), Optional.of(e.parent()));
    } else if (event instanceof HouseholdRegistered e) {
      tell(e.household(), e, StandingHousehold.before(e), at);
    } else if (event instanceof HouseholdMoved e) {
      tell(e.household(), e, standing(e.household()), at);
    } else if (event instanceof AdoptionLevelChanged e
        && figure instanceof Figure.Reached reached
        && e.service().equals(reached.service())) {
      tell(e.household(), e, standing(e.household()), at);
    }
  }

  private StandingHousehold standing(HouseholdId household) {
    return Optional.ofNullable(households.get(household))
        .orElseThrow(() -> new IllegalStateException("a household that was never registered"));
  }

  private void tell(HouseholdId household, Event event, StandingHousehold before, Position at) {
    for (Contribution contribution : before.contributions(event)) {
      whereCounted(contribution.to())
          .ifPresent(
              where -> {
                places.put(contribution.part(), where);
                addends.add(contribution.part(), at, contribution.amount());
              });
    }
    households.put(household, before.after(event));
  }

  private Optional<UnitId> whereCounted(Figure part) {
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
    return parents.containsKey(unit)
        ? OptionalLong.of(addends.sum(this::isPart))
        : OptionalLong.empty();
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(this::isPart);
  }

  private boolean isPart(String part) {
    return isWithin(Objects.requireNonNull(places.get(part)));
  }

  /** Whoever has taken more steps than there are units goes round in a circle. */
  private boolean isWithin(UnitId where) {
    Optional<UnitId> above = Optional.of(where);
    for (int steps = 0; above.isPresent() && steps <= parents.size(); steps++) {
      if (above.get().equals(unit)) {
        return true;
      }
      above = above.flatMap(at -> parents.getOrDefault(at, Optional.empty()));
    }
    return false;
  }
}
