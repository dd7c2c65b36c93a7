package socai.query.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Of which heaps a figure is made: levels and teams by days, units with all below them. */
final class Heaps {
  private final MongoCollection<EvidenceEntry> entries;
  private final MongoCollection<EvidenceHeap> heaps;
  private final MongoCollection<EvidenceTeam> teams;
  private final MongoCollection<EvidenceUnit> units;

  Heaps(ReadModels readModels, Shown shown) {
    entries = readModels.collection(EvidenceProjection.ENTRIES, shown);
    heaps = readModels.collection(EvidenceProjection.HEAPS, shown);
    teams = readModels.collection(EvidenceProjection.TEAMS, shown);
    units = readModels.collection(EvidenceProjection.UNITS, shown);
  }

  /**
   * As they were at the position asked for, in the order of their ids; empty if the ledger knows
   * nothing of what the figure is about.
   */
  Optional<List<EvidenceHeap>> of(Asked asked) {
    Figure figure = asked.figure();
    if (figure instanceof Figure.Households f) {
      return below(f.unit(), asked.upTo()).map(ids -> all(ids, Figure.Households::new, asked));
    }
    if (figure instanceof Figure.Reached f) {
      return below(f.unit(), asked.upTo())
          .map(ids -> all(ids, id -> new Figure.Reached(id, f.service(), f.level()), asked));
    }
    if (figure instanceof Figure.TeamMembers f
        && teams.find(Filters.eq("_id", f.team().toString())).first() == null) {
      return Optional.empty();
    }
    return Optional.of(
        withoutLevels(figure).flatMap(part -> ofDays(part, asked).stream()).toList());
  }

  private static Stream<Figure> withoutLevels(Figure figure) {
    if (figure instanceof Figure.Teams f && f.level().isEmpty()) {
      return teamLevels().map(level -> new Figure.Teams(Optional.of(level)));
    }
    if (figure instanceof Figure.Members f && f.level().isEmpty()) {
      return teamLevels().map(level -> new Figure.Members(Optional.of(level)));
    }
    return Stream.of(figure);
  }

  private static Stream<UnitLevel> teamLevels() {
    return Stream.of(UnitLevel.values()).filter(UnitLevel::hasTeams);
  }

  private List<EvidenceHeap> ofDays(Figure part, Asked asked) {
    LocalDate last = asked.asOf();
    return at(
        asked.upTo(),
        Filters.and(
            Filters.gt("_id", part.text() + "/"),
            Filters.lte("_id", Contribution.part(part, last))));
  }

  private List<EvidenceHeap> all(List<UnitId> ids, Function<UnitId, Figure> part, Asked asked) {
    return at(
        asked.upTo(), Filters.in("_id", ids.stream().map(id -> part.apply(id).text()).toList()));
  }

  private List<EvidenceHeap> at(Position upTo, Bson wanted) {
    List<EvidenceHeap> found = new ArrayList<>();
    for (EvidenceHeap heap : heaps.find(wanted).sort(Sorts.ascending("_id"))) {
      if (heap.position() <= upTo.value()) {
        found.add(heap);
      } else {
        earlier(heap.id(), upTo).ifPresent(found::add);
      }
    }
    return found;
  }

  /** A heap as it was: its last entry up to there knows. */
  private Optional<EvidenceHeap> earlier(String id, Position upTo) {
    return Optional.ofNullable(
            entries.find(EvidenceEntry.in(id, upTo)).sort(Sorts.descending("_id")).first())
        .map(entry -> new EvidenceHeap(id, entry.position(), entry.sum(), entry.number()));
  }

  /** A unit and all that stood below it; one read for each level between. */
  private Optional<List<UnitId>> below(UnitId unit, Position upTo) {
    EvidenceUnit top = units.find(Filters.eq("_id", unit.toString())).first();
    if (top == null || !top.isKnownAt(upTo.value())) {
      return Optional.empty();
    }
    TreeSet<String> all = new TreeSet<>();
    TreeSet<String> round = new TreeSet<>(List.of(top.id()));
    while (!round.isEmpty()) {
      all.addAll(round);
      TreeSet<String> next = new TreeSet<>();
      for (EvidenceUnit one : units.find(Filters.in("places.parent", round))) {
        if (one.parentAt(upTo.value()).filter(round::contains).isPresent()) {
          next.add(one.id());
        }
      }
      next.removeAll(all);
      round = next;
    }
    return Optional.of(all.stream().map(id -> new UnitId(UUID.fromString(id))).toList());
  }
}
