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
import java.util.UUID;
import org.springframework.stereotype.Component;
import socai.query.projection.Dated;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.projection.Snapshot;
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
  public Optional<Unit> find(UnitId id, LocalDate day, Shown shown) {
    return units(shown).get(id.toString()).flatMap(picture -> on(day, picture));
  }

  /** Those of {@code ids} that exist on {@code day}, by their id. One read. */
  public Map<UnitId, Unit> find(Collection<UnitId> ids, LocalDate day, Shown shown) {
    Map<UnitId, Unit> found = new LinkedHashMap<>();
    List<String> keys = ids.stream().map(UnitId::toString).distinct().toList();
    for (UnitPicture picture : units(shown).get(keys)) {
      on(day, picture).ifPresent(unit -> found.put(unit.id(), unit));
    }
    return found;
  }

  /** Whatever bears {@code code} on {@code day}: units of several levels may. */
  public List<Unit> withCode(String code, LocalDate day, Shown shown) {
    return on(day, units(shown).find(id -> Filters.eq("code", code)));
  }

  /** The provinces on {@code day}. */
  public List<Unit> roots(LocalDate day, Shown shown) {
    return on(day, units(shown).find(id -> Filters.eq("level", UnitLevel.PROVINCE.code())));
  }

  /** The units that stand directly below one of {@code parents} on {@code day}, by their codes. */
  public List<Unit> below(Collection<UnitId> parents, LocalDate day, Shown shown) {
    List<String> keys = parents.stream().map(UnitId::toString).toList();
    return on(day, units(shown).find(id -> Filters.in("parents.value", keys))).stream()
        .filter(unit -> unit.parent().filter(parents::contains).isPresent())
        .toList();
  }

  /** What {@code unit} stands below on {@code day}, from the province down: at most three reads. */
  public List<Unit> above(Unit unit, LocalDate day, Shown shown) {
    ArrayDeque<Unit> above = new ArrayDeque<>();
    Optional<Unit> next = unit.parent().flatMap(p -> find(p, day, shown));
    while (next.isPresent()) {
      above.addFirst(next.get());
      next = next.get().parent().flatMap(p -> find(p, day, shown));
    }
    return List.copyOf(above);
  }

  private Snapshot<UnitPicture> units(Shown shown) {
    return readModels.at(UnitProjection.UNITS, shown);
  }

  private static List<Unit> on(LocalDate day, Iterable<UnitPicture> pictures) {
    List<Unit> units = new ArrayList<>();
    pictures.forEach(picture -> on(day, picture).ifPresent(units::add));
    units.sort(AS_LISTED);
    return units;
  }

  private static Optional<Unit> on(LocalDate day, UnitPicture p) {
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
