package socai.query.suspicion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
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

  /** Each with the events that told its acts; those of one are in memory. */
  private Stream<WithActs> withActs(List<FindingPicture> found, Shown shown) {
    ActsOfFindings acts = new ActsOfFindings(readModels, shown);
    return found.stream().map(finding -> new WithActs(finding, acts.positions(finding)));
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

  /** A finding with some of its acts: the first, or those that follow {@code after}. */
  Optional<Finding> find(FindingId id, Optional<String> after, int limit, Shown shown) {
    return Optional.ofNullable(findings(shown).find(Filters.eq("_id", id.toString())).first())
        .map(f -> finding(f, new ActsOfFindings(readModels, shown).page(f, after, limit), shown));
  }

  private Finding finding(FindingPicture f, ActsOfFindings.Page page, Shown shown) {
    return new Finding(
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
        f.acts(),
        page.acts().stream().map(act -> act(act.gathered())).toList(),
        page.next(),
        f.history().stream().map(SuspicionQuery::event).toList(),
        names(f.units().stream(), shown));
  }

  private static Finding.Act act(Gathered gathered) {
    ToldAct a = gathered.act();
    return new Finding.Act(
        a.act(),
        a.household(),
        a.team(),
        a.members(),
        a.occurredAt(),
        a.first().at(),
        a.first().login(),
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
