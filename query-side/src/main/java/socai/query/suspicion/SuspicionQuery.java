package socai.query.suspicion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import socai.person.Personal;
import socai.query.projection.Now;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.table.TableFile;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.suspicion.FindingId;
import socai.territory.UnitId;

/** Reads findings. A page costs as much as a page; the counts, as much as there are findings. */
@Component
class SuspicionQuery {
  private static final String LAST = "9999-12-31~";

  /** Findings whose acts are in memory together. */
  private static final int AT_ONCE = 50;

  private final ReadModels readModels;
  private final UnitQuery units;
  private final RuleTexts rules;
  private final Now now;

  SuspicionQuery(ReadModels readModels, UnitQuery units, RuleTexts rules, Now now) {
    this.readModels = readModels;
    this.units = units;
    this.rules = rules;
    this.now = now;
  }

  /** What is asked for; empty: all of it. */
  record Wanted(
      Optional<String> rule,
      Optional<String> state,
      Optional<UUID> unit,
      Optional<UUID> team,
      Optional<UUID> member,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    private Bson subjects() {
      return all(
          Stream.of(
                  unit.map(id -> Filters.eq("units", id.toString())),
                  team.map(id -> Filters.eq("teams", id.toString())),
                  member.map(id -> Filters.eq("members", id.toString())),
                  from.map(day -> Filters.gte("place", day.toString())),
                  to.map(day -> Filters.lt("place", day + "~")))
              .flatMap(Optional::stream));
    }

    private Bson kinds() {
      return all(
          Stream.of(rule.map(r -> Filters.eq("rule", r)), state.map(s -> Filters.eq("state", s)))
              .flatMap(Optional::stream));
    }

    private static Bson all(Stream<Bson> filters) {
      List<Bson> given = filters.toList();
      return given.isEmpty() ? Filters.empty() : Filters.and(given);
    }
  }

  FindingList list(Wanted wanted, Optional<String> before, int limit, Shown shown) {
    List<FindingPicture> found = found(wanted, before, limit + 1, shown);
    List<FindingPicture> page = found.size() > limit ? found.subList(0, limit) : found;
    return new FindingList(
        shown.position(),
        counts(wanted, shown),
        page.stream().map(SuspicionQuery::line).toList(),
        names(page.stream().flatMap(f -> f.units().stream()), shown),
        found.size() > limit ? Optional.of(page.get(limit - 1).place()) : Optional.empty());
  }

  /** The same as a file. */
  void write(
      Wanted wanted,
      Optional<String> before,
      int limit,
      Shown shown,
      TableFile file,
      OutputStream out)
      throws IOException {
    List<FindingPicture> found = found(wanted, before, limit, shown);
    FindingSheet.write(withActs(found, shown).iterator(), hamlets(found, shown), rules, file, out);
  }

  private Map<UnitId, Unit> hamlets(List<FindingPicture> found, Shown shown) {
    return units.find(
        found.stream().flatMap(f -> f.hamlets().stream()).distinct().toList(),
        now.or(Optional.empty()),
        shown);
  }

  /** Each with its acts; those of a few are in memory together. */
  private Stream<WithActs> withActs(List<FindingPicture> found, Shown shown) {
    return Stream.iterate(0, from -> from < found.size(), from -> from + AT_ONCE)
        .flatMap(
            from -> {
              List<FindingPicture> some =
                  found.subList(from, Math.min(found.size(), from + AT_ONCE));
              Map<String, FindingActs> acts =
                  acts(some, shown).stream()
                      .collect(Collectors.toMap(FindingActs::id, Function.identity()));
              return some.stream()
                  .map(f -> new WithActs(f, acts.getOrDefault(f.id(), FindingActs.none(f.id()))));
            });
  }

  private List<FindingActs> acts(List<FindingPicture> findings, Shown shown) {
    return readModels
        .collection(SuspicionProjection.ACTS, shown)
        .find(Filters.in("_id", findings.stream().map(FindingPicture::id).toList()))
        .into(new ArrayList<>());
  }

  private List<FindingPicture> found(
      Wanted wanted, Optional<String> before, int limit, Shown shown) {
    return findings(shown)
        .find(
            Filters.and(
                wanted.subjects(), wanted.kinds(), Filters.lt("place", before.orElse(LAST))))
        .sort(Sorts.descending("place"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  private List<FindingList.Count> counts(Wanted wanted, Shown shown) {
    Map<String, Map<String, Integer>> counted = new HashMap<>();
    for (Document one :
        findings(shown)
            .aggregate(
                List.of(
                    Aggregates.match(wanted.subjects()),
                    Aggregates.group(
                        new Document("rule", "$rule").append("state", "$state"),
                        Accumulators.sum("count", 1))),
                Document.class)) {
      Document kind = one.get("_id", Document.class);
      counted
          .computeIfAbsent(kind.getString("rule"), r -> new HashMap<>())
          .put(kind.getString("state"), one.get("count", Number.class).intValue());
    }
    return Arrays.stream(Rule.values())
        .map(
            rule -> {
              Map<String, Integer> states = counted.getOrDefault(rule.code(), Map.of());
              return new FindingList.Count(
                  rule,
                  states.getOrDefault(FindingPicture.State.OPEN.code(), 0),
                  states.getOrDefault(FindingPicture.State.EXAMINED.code(), 0),
                  states.getOrDefault(FindingPicture.State.WITHDRAWN.code(), 0));
            })
        .toList();
  }

  private static FindingList.Line line(FindingPicture f) {
    return new FindingList.Line(
        idOf(f),
        f.rule(),
        f.day(),
        f.state(),
        f.members(),
        f.teams(),
        f.hamlets(),
        f.acts(),
        f.measure(),
        f.threshold());
  }

  Optional<Finding> find(FindingId id, Shown shown) {
    return Optional.ofNullable(findings(shown).find(Filters.eq("_id", id.toString())).first())
        .map(
            f ->
                new Finding(
                    shown.position(),
                    idOf(f),
                    rules.of(f.rule()),
                    f.day(),
                    f.state(),
                    f.members(),
                    f.teams(),
                    f.about(),
                    f.measure(),
                    f.threshold(),
                    f.changed(),
                    acts(List.of(f), shown).stream()
                        .flatMap(a -> a.acts().stream())
                        .map(SuspicionQuery::act)
                        .toList(),
                    f.history().stream().map(SuspicionQuery::event).toList(),
                    names(f.units().stream(), shown)));
  }

  private static Finding.Act act(Gathered gathered) {
    ToldAct a = gathered.act();
    return new Finding.Act(
        a.act(),
        a.household(),
        a.team(),
        a.members(),
        a.occurredAt(),
        a.recordedAt(),
        a.login(),
        a.channel(),
        a.services(),
        a.positions(),
        a.where().map(Whereabouts::hamlet),
        gathered.outside());
  }

  private static Finding.Event event(FindingPicture.Change c) {
    return new Finding.Event(
        c.what(), c.position(), c.type(), c.at(), c.actor(), c.reason().map(Personal::text));
  }

  private List<FindingList.NamedUnit> names(Stream<UnitId> mentioned, Shown shown) {
    return units
        .find(mentioned.distinct().toList(), now.or(Optional.empty()), shown)
        .values()
        .stream()
        .map(unit -> new FindingList.NamedUnit(unit.id(), unit.name()))
        .toList();
  }

  private MongoCollection<FindingPicture> findings(Shown shown) {
    return readModels.collection(SuspicionProjection.FINDINGS, shown);
  }

  private static FindingId idOf(FindingPicture f) {
    return new FindingId(UUID.fromString(f.id()));
  }
}
