package socai.query.suspicion;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.person.Personal;
import socai.query.projection.Now;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.projection.Snapshot;
import socai.query.table.TableFile;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.suspicion.FindingId;
import socai.territory.UnitId;

/** Reads findings. A page costs as much as a page; the counts, as much as there are findings. */
@Component
class SuspicionQuery {
  private static final String LAST = "9999-12-31~";

  private static final Snapshot.Order<FindingPicture> LATEST_FIRST =
      new Snapshot.Order<>(
          Sorts.descending("place"), Comparator.comparing(FindingPicture::place).reversed());

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

  /**
   * The same for a file: each with the events that told its acts; those of one are in memory.
   *
   * @param acts is read bit by bit
   */
  record Sheet(Stream<WithActs> acts, Map<UnitId, Unit> hamlets, Shown shown) {}

  Sheet sheet(Wanted wanted, Optional<String> before, int limit, Shown shown) {
    List<FindingPicture> found = found(wanted, before, limit, shown);
    return new Sheet(withActs(found, shown), hamlets(found, shown), shown);
  }

  /** Writes it. */
  void write(Sheet sheet, Iterator<WithActs> rows, TableFile file, OutputStream out)
      throws IOException {
    FindingSheet.write(rows, sheet.hamlets(), rules, file, out);
  }

  private Map<UnitId, Unit> hamlets(List<FindingPicture> found, Shown shown) {
    return units.find(
        found.stream().flatMap(f -> f.hamlets().stream()).distinct().toList(),
        now.or(Optional.empty()),
        shown);
  }

  private Stream<WithActs> withActs(List<FindingPicture> found, Shown shown) {
    ActsOfFindings acts = new ActsOfFindings(readModels, shown);
    return found.stream().map(finding -> new WithActs(finding, acts.positions(finding)));
  }

  private List<FindingPicture> found(
      Wanted wanted, Optional<String> before, int limit, Shown shown) {
    return findings(shown)
        .first(
            id ->
                Filters.and(
                    wanted.subjects(), wanted.kinds(), Filters.lt("place", before.orElse(LAST))),
            LATEST_FIRST,
            limit);
  }

  private List<FindingList.Count> counts(Wanted wanted, Shown shown) {
    Map<List<String>, Integer> counted =
        findings(shown).count(id -> wanted.subjects(), List.of("rule", "state"));
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                new FindingList.Count(
                    rule,
                    count(rule, FindingPicture.State.OPEN, counted),
                    count(rule, FindingPicture.State.EXAMINED, counted),
                    count(rule, FindingPicture.State.WITHDRAWN, counted)))
        .toList();
  }

  private static int count(
      Rule rule, FindingPicture.State state, Map<List<String>, Integer> counted) {
    return counted.getOrDefault(List.of(rule.code(), state.code()), 0);
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

  /**
   * A finding with some of its acts, the first or those that follow {@code after}, and some of what
   * happened to it: the last, or of the first {@code before} changes.
   */
  Optional<Finding> find(
      FindingId id, Optional<String> after, int limit, Optional<Integer> before, Shown shown) {
    return findings(shown)
        .get(id.toString())
        .map(
            f ->
                finding(
                    f,
                    new ActsOfFindings(readModels, shown).page(f, after, limit),
                    new ChangesOfFindings(readModels, shown).page(f, before),
                    shown));
  }

  private Finding finding(
      FindingPicture f, ActsOfFindings.Page page, ChangesOfFindings.Page history, Shown shown) {
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
        history.changes().stream().map(SuspicionQuery::event).toList(),
        history.earlier(),
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

  private Snapshot<FindingPicture> findings(Shown shown) {
    return readModels.at(SuspicionProjection.FINDINGS, shown);
  }

  private static FindingId idOf(FindingPicture f) {
    return new FindingId(UUID.fromString(f.id()));
  }
}
