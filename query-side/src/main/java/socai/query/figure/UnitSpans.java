package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.query.figure.DatedUnit.Stay;
import socai.query.projection.IdsBelow;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ViewBatch;
import socai.territory.UnitEvent;
import socai.territory.UnitId;

/**
 * Spreads what units count on their own account over all units above them, as they stand above them
 * from day to day. A unit that moves takes along what it counts from the day of its move on.
 */
final class UnitSpans {
  private static final EntryId NO_ENTRY = new EntryId(new UUID(0, 0));

  private final ReadModelSession session;
  private final ViewBatch<UnitSpan> spans;
  private final ViewBatch<FigureUnit> units;
  private final List<Change> changes = new ArrayList<>();

  UnitSpans(ReadModelSession session) {
    this.session = session;
    this.spans = session.views(FigureProjection.SPANS);
    this.units = session.views(FigureProjection.UNITS);
  }

  /** What one event changes, by span. */
  private record Change(Position at, Map<String, Added> spans) {}

  private record Added(Counts counts, LocalDate latest) {
    Added and(Added other) {
      return new Added(
          counts.plus(other.counts()), latest.isAfter(other.latest()) ? latest : other.latest());
    }
  }

  /** Counts by unit and day. */
  private static final class Days {
    private final Map<UnitId, TreeMap<LocalDate, Counts>> all = new LinkedHashMap<>();

    void add(UnitId unit, LocalDate day, Counts counts) {
      all.computeIfAbsent(unit, any -> new TreeMap<>()).merge(day, counts, Counts::plus);
    }

    void remove(UnitId unit, LocalDate day, Counts counts) {
      add(unit, day, Counts.NONE.minus(counts));
    }
  }

  /** Reads the units that {@code events} tell of and those that {@code contributions} count in. */
  void load(List<Event> events, Collection<Contribution> contributions) {
    Set<String> touched = new LinkedHashSet<>();
    contributions.forEach(c -> unit(c).ifPresent(unit -> touched.add(unit.toString())));
    for (Event event : events) {
      if (event instanceof UnitEvent e) {
        touched.add(e.unit().toString());
        DatedUnit.UNKNOWN
            .after(HistoryEvent.of(e, 0, NO_ENTRY))
            .parents()
            .forEach(parent -> touched.add(parent.toString()));
      }
    }
    loadWithAncestors(touched);
  }

  /** Climbs one level a round, all units together; there are four levels. */
  private void loadWithAncestors(Set<String> from) {
    Set<String> all = new LinkedHashSet<>();
    Collection<String> round = from;
    while (!round.isEmpty()) {
      units.load(round);
      all.addAll(round);
      round =
          round.stream()
              .flatMap(id -> units.get(id).stream())
              .flatMap(unit -> unit.unit().parents().stream())
              .map(UnitId::toString)
              .filter(id -> !all.contains(id))
              .distinct()
              .toList();
    }
  }

  /** Takes in what teams and households contribute. */
  void apply(Collection<Contribution> contributions, Position at) {
    Days own = new Days();
    for (Contribution contribution : contributions) {
      unit(contribution)
          .ifPresent(unit -> own.add(unit, contribution.day(), Counts.of(contribution)));
    }
    change(own, at);
  }

  private static Optional<UnitId> unit(Contribution contribution) {
    return contribution.to() instanceof Figure.OfUnit f ? Optional.of(f.unit()) : Optional.empty();
  }

  /**
   * Takes in what is recorded of a unit. Where it counts something already, which must have been
   * written, it takes that along to wherever it stands now.
   */
  void apply(HistoryEvent<UnitEvent> recorded) {
    UnitId id = recorded.event().unit();
    String key = id.toString();
    Position at = new Position(recorded.order());
    units.project(new FigureUnit(key, 0, DatedUnit.UNKNOWN));
    DatedUnit before = status(id);
    units.change(key, at, unit -> new FigureUnit(key, at.value(), before.after(recorded)));
    DatedUnit after = status(id);
    if (!before.places().isEmpty() && !after.stays().equals(before.stays())) {
      move(id, before, after, at);
    }
  }

  private DatedUnit status(UnitId id) {
    return units.get(id.toString()).map(FigureUnit::unit).orElse(DatedUnit.UNKNOWN);
  }

  private void move(UnitId unit, DatedUnit before, DatedUnit after, Position at) {
    Days above = new Days();
    for (UnitSpan span :
        session.collection(FigureProjection.SPANS).find(IdsBelow.of(unit.toString()))) {
      if (span.isDay()) {
        Counts counts = span.counts();
        before.stays().forEach(stay -> in(stay, span.latest(), Counts.NONE.minus(counts), above));
        after.stays().forEach(stay -> in(stay, span.latest(), counts, above));
      }
    }
    change(above, at);
  }

  /** What {@code counts} from {@code day} on are to the unit above, while it is above. */
  private static void in(Stay stay, LocalDate day, Counts counts, Days above) {
    if (stay.until().map(day::isBefore).orElse(true)) {
      above.add(stay.parent(), stay.from().isAfter(day) ? stay.from() : day, counts);
      stay.until().ifPresent(until -> above.remove(stay.parent(), until, counts));
    }
  }

  private void change(Days lowest, Position at) {
    Map<String, Added> added = new LinkedHashMap<>();
    Days round = lowest;
    while (!round.all.isEmpty()) {
      Days above = new Days();
      round.all.forEach(
          (unit, days) ->
              days.forEach(
                  (day, counts) -> {
                    if (!counts.isNothing()) {
                      UnitSpan.around(unit.toString(), day)
                          .forEach(id -> added.merge(id, new Added(counts, day), Added::and));
                      status(unit).stays().forEach(stay -> in(stay, day, counts, above));
                    }
                  }));
      round = above;
    }
    changes.add(new Change(at, added));
  }

  /** Writes the changed spans; units wait for {@link #flushUnits}. */
  void flushSpans() {
    spans.load(changes.stream().flatMap(change -> change.spans().keySet().stream()).toList());
    for (Change change : changes) {
      change
          .spans()
          .forEach(
              (id, added) -> {
                spans.project(UnitSpan.none(id));
                spans.change(
                    id,
                    change.at(),
                    span -> span.plus(added.counts(), added.latest(), change.at().value()));
              });
    }
    changes.clear();
    spans.flush();
  }

  void flushUnits() {
    units.flush();
  }
}
