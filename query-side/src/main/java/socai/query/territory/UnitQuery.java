package socai.query.territory;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import socai.problem.RefusedException;
import socai.query.projection.CollectionSnapshot;
import socai.query.projection.Dated;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Reads the tree of units as it is on a date. */
@Component
public class UnitQuery {
  /** The projection that it reads. */
  public static final String UNITS = UnitProjection.NAME;

  private static final Comparator<Unit> AS_LISTED =
      Comparator.comparing(Unit::code).thenComparing(u -> u.id().value());

  private final ReadModels readModels;

  UnitQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  /** The unit {@code id} on {@code day}; empty if it does not exist then. */
  public Optional<Unit> find(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    return units(snapshot).get(id.toString()).flatMap(view -> on(day, view));
  }

  /**
   * Why {@link #find} finds no unit {@code id} on {@code day}: it is not yet, no more, or unknown.
   */
  public RefusedException notFound(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    return units(snapshot)
        .get(id.toString())
        .map(unit -> notThere(unit, day))
        .orElseGet(ProjectionRefusal.NOT_FOUND::refused);
  }

  private static RefusedException notThere(UnitView unit, LocalDate day) {
    return day.isBefore(unit.from())
        ? UnitRefusal.NOT_YET.refused(Map.of("from", unit.from().toString()))
        : UnitRefusal.NO_MORE.refused(Map.of("to", unit.to().orElse(unit.from()).toString()));
  }

  /** Those of {@code ids} that exist on {@code day}, by their id. One read. */
  public Map<UnitId, Unit> find(Collection<UnitId> ids, LocalDate day, ReadSnapshot snapshot) {
    Map<UnitId, Unit> found = new LinkedHashMap<>();
    List<String> keys = ids.stream().map(UnitId::toString).distinct().toList();
    for (UnitView view : units(snapshot).get(keys)) {
      on(day, view).ifPresent(unit -> found.put(unit.id(), unit));
    }
    return found;
  }

  /** Whatever bears {@code code} on {@code day}: units of several levels may. */
  public List<Unit> withCode(String code, LocalDate day, ReadSnapshot snapshot) {
    return on(day, units(snapshot).find(id -> Filters.eq("code", code)));
  }

  /** The provinces on {@code day}. */
  public List<Unit> roots(LocalDate day, ReadSnapshot snapshot) {
    return on(day, units(snapshot).find(id -> Filters.eq("level", UnitLevel.PROVINCE.code())));
  }

  /** The first day of the first province; empty as long as there is none. */
  public Optional<LocalDate> beginning(ReadSnapshot snapshot) {
    return units(snapshot).find(id -> Filters.eq("level", UnitLevel.PROVINCE.code())).stream()
        .map(UnitView::from)
        .min(Comparator.naturalOrder());
  }

  /** The units that stand directly below one of {@code parents} on {@code day}, by their codes. */
  public List<Unit> below(Collection<UnitId> parents, LocalDate day, ReadSnapshot snapshot) {
    List<String> keys = parents.stream().map(UnitId::toString).toList();
    return on(day, units(snapshot).find(id -> Filters.in("parents.value", keys))).stream()
        .filter(unit -> unit.parent().filter(parents::contains).isPresent())
        .toList();
  }

  /**
   * The units of {@code level} that stand below {@code top} on {@code day}, or {@code top} itself.
   * One read for each level between.
   */
  public List<Unit> within(Unit top, UnitLevel level, LocalDate day, ReadSnapshot snapshot) {
    List<Unit> found = new ArrayList<>();
    List<Unit> round = List.of(top);
    while (!round.isEmpty()) {
      found.addAll(round.stream().filter(unit -> unit.level() == level).toList());
      Set<UnitId> above =
          round.stream()
              .filter(unit -> unit.level().compareTo(level) < 0)
              .map(Unit::id)
              .collect(Collectors.toSet());
      round = above.isEmpty() ? List.of() : below(above, day, snapshot);
    }
    return found;
  }

  /** What {@code unit} stands below on {@code day}, from the province down: at most three reads. */
  public List<Unit> above(Unit unit, LocalDate day, ReadSnapshot snapshot) {
    ArrayDeque<Unit> above = new ArrayDeque<>();
    Optional<Unit> next = unit.parent().flatMap(p -> find(p, day, snapshot));
    while (next.isPresent()) {
      above.addFirst(next.get());
      next = next.get().parent().flatMap(p -> find(p, day, snapshot));
    }
    return List.copyOf(above);
  }

  private CollectionSnapshot<UnitView> units(ReadSnapshot snapshot) {
    return readModels.at(UnitProjection.UNITS, snapshot);
  }

  private static List<Unit> on(LocalDate day, Iterable<UnitView> views) {
    List<Unit> units = new ArrayList<>();
    views.forEach(view -> on(day, view).ifPresent(units::add));
    units.sort(AS_LISTED);
    return units;
  }

  private static Optional<Unit> on(LocalDate day, UnitView p) {
    if (!p.existsOn(day)) {
      return Optional.empty();
    }
    return Optional.of(
        new Unit(
            unitId(p.id()),
            p.code(),
            Dated.on(day, p.names()).orElseThrow(),
            p.level(),
            Dated.on(day, p.parents()).map(UnitQuery::unitId),
            p.from(),
            p.to(),
            p.place()));
  }

  private static UnitId unitId(String id) {
    return new UnitId(UUID.fromString(id));
  }
}
