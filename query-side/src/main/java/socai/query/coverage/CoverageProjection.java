package socai.query.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.projection.Canvas;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;
import socai.territory.UnitEstablished;
import socai.territory.UnitMoved;

/**
 * Counts households by level, for each unit and all above it. It follows the changes that events
 * state and never counts anew, so that a figure costs the same however many events there are.
 */
@Component
class CoverageProjection implements Projection {
  static final String NAME = "coverage";

  static final Shelf<CoverageOfUnit> COVERAGE = Shelf.of(NAME, NAME, CoverageOfUnit.class);
  private static final Shelf<CountedHousehold> HOUSEHOLDS =
      Shelf.of(NAME, "coverage_households", CountedHousehold.class);
  private static final Shelf<CountedUnit> UNITS =
      Shelf.of(NAME, "coverage_units", CountedUnit.class);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(
        UnitEstablished.class,
        UnitMoved.class,
        HouseholdRegistered.class,
        HouseholdMoved.class,
        AdoptionLevelChanged.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(COVERAGE, HOUSEHOLDS, UNITS);
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    for (List<Recorded> piece : cutAtMovesOfUnits(batch)) {
      Folding folding = new Folding(canvas);
      folding.load(piece.stream().map(Recorded::event).toList());
      piece.forEach(folding::fold);
      folding.flush();
    }
  }

  /**
   * A unit that moves takes its counts along. They must be those of that moment also when the batch
   * is told again after a crash has left only some of the counts written: so all that came before
   * the move is written before it, and the move before all that comes after.
   */
  private static List<List<Recorded>> cutAtMovesOfUnits(List<Recorded> batch) {
    List<List<Recorded>> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).event() instanceof UnitMoved) {
        pieces.add(batch.subList(from, i));
        pieces.add(batch.subList(i, i + 1));
        from = i + 1;
      }
    }
    pieces.add(batch.subList(from, batch.size()));
    pieces.removeIf(List::isEmpty);
    return pieces;
  }

  /** One batch on its way. */
  private static final class Folding {
    private final Pictures<CoverageOfUnit> counts;
    private final Pictures<CountedHousehold> homes;
    private final Pictures<CountedUnit> places;

    Folding(Canvas canvas) {
      counts = canvas.pictures(COVERAGE);
      homes = canvas.pictures(HOUSEHOLDS);
      places = canvas.pictures(UNITS);
    }

    void load(List<Event> events) {
      homes.load(events.stream().flatMap(e -> homeOf(e).stream()).toList());
      Set<String> touched = new LinkedHashSet<>();
      for (Event event : events) {
        touched.addAll(unitsOf(event));
        homeOf(event).flatMap(homes::get).ifPresent(home -> touched.add(home.hamlet()));
      }
      counts.load(loadWithAncestors(touched));
    }

    /** Climbs one level a round, all units together; there are four levels. */
    private Set<String> loadWithAncestors(Collection<String> from) {
      Set<String> all = new LinkedHashSet<>();
      Collection<String> round = from;
      while (!round.isEmpty()) {
        places.load(round);
        all.addAll(round);
        round =
            round.stream()
                .flatMap(id -> places.get(id).flatMap(CountedUnit::parent).stream())
                .filter(id -> !all.contains(id))
                .distinct()
                .toList();
      }
      return all;
    }

    void fold(Recorded recorded) {
      Event event = recorded.event();
      Position at = recorded.at();
      if (event instanceof UnitEstablished e) {
        String id = e.unit().toString();
        places.draw(new CountedUnit(id, 0, Optional.empty()));
        places.change(
            id, at, u -> new CountedUnit(id, at.value(), e.parent().map(Object::toString)));
      } else if (event instanceof UnitMoved e) {
        moveUnit(e, at);
      } else if (event instanceof HouseholdRegistered e) {
        String hamlet = e.hamlet().toString();
        add(chain(hamlet), 1, Counts.ONE_HOUSEHOLD, at);
        String id = e.household().toString();
        homes.draw(new CountedHousehold(id, 0, hamlet, Map.of()));
        homes.change(id, at, home -> home.in(hamlet, at.value()));
      } else if (event instanceof HouseholdMoved e) {
        moveHousehold(e, at);
      } else if (event instanceof AdoptionLevelChanged e) {
        CountedHousehold home = homes.get(e.household().toString()).orElseThrow();
        String service = e.service().value();
        add(chain(home.hamlet()), 1, Counts.step(service, e.from(), e.to()), at);
        homes.change(home.id(), at, h -> h.on(service, e.to(), at.value()));
      }
    }

    private void moveHousehold(HouseholdMoved e, Position at) {
      CountedHousehold home = homes.get(e.household().toString()).orElseThrow();
      Counts taken = Counts.household(home.levels());
      shift(chain(e.from().toString()), chain(e.to().toString()), taken, at);
      homes.change(home.id(), at, h -> h.in(e.to().toString(), at.value()));
    }

    private void moveUnit(UnitMoved e, Position at) {
      String id = e.unit().toString();
      CountedUnit unit = places.get(id).orElseThrow();
      Counts taken = counts.get(id).map(CoverageOfUnit::counts).orElse(new Counts(0, Map.of()));
      List<String> before = unit.parent().map(this::chain).orElse(List.of());
      shift(before, chain(e.parent().toString()), taken, at);
      places.change(
          id, at, u -> new CountedUnit(id, at.value(), Optional.of(e.parent().toString())));
    }

    /** What stands in both chains neither loses nor wins. */
    private void shift(List<String> from, List<String> to, Counts taken, Position at) {
      add(from.stream().filter(unit -> !to.contains(unit)).toList(), -1, taken, at);
      add(to.stream().filter(unit -> !from.contains(unit)).toList(), 1, taken, at);
    }

    private void add(List<String> chain, int sign, Counts more, Position at) {
      for (String unit : chain) {
        counts.draw(CoverageOfUnit.none(unit));
        counts.change(unit, at, c -> c.plus(sign, more, at.value()));
      }
    }

    /** A unit and all above it. */
    private List<String> chain(String unit) {
      List<String> chain = new ArrayList<>();
      Optional<String> next = Optional.of(unit);
      while (next.isPresent()) {
        chain.add(next.get());
        next = places.get(next.get()).flatMap(CountedUnit::parent);
      }
      return chain;
    }

    /** The counts first: they are computed from the others. */
    void flush() {
      counts.flush();
      homes.flush();
      places.flush();
    }
  }

  private static Optional<String> homeOf(Event event) {
    if (event instanceof HouseholdMoved e) {
      return Optional.of(e.household().toString());
    }
    if (event instanceof AdoptionLevelChanged e) {
      return Optional.of(e.household().toString());
    }
    return event instanceof HouseholdRegistered e
        ? Optional.of(e.household().toString())
        : Optional.empty();
  }

  private static List<String> unitsOf(Event event) {
    if (event instanceof UnitEstablished e) {
      List<String> units = new ArrayList<>(List.of(e.unit().toString()));
      e.parent().ifPresent(parent -> units.add(parent.toString()));
      return units;
    }
    if (event instanceof UnitMoved e) {
      return List.of(e.unit().toString(), e.parent().toString());
    }
    if (event instanceof HouseholdRegistered e) {
      return List.of(e.hamlet().toString());
    }
    return event instanceof HouseholdMoved e
        ? List.of(e.from().toString(), e.to().toString())
        : List.of();
  }
}
