package socai.query.finding;

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
import socai.finding.FindingId;
import socai.person.Personal;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.Whereabouts;
import socai.query.finding.rule.Rule;
import socai.query.finding.rule.RuleTexts;
import socai.query.projection.BusinessDate;
import socai.query.projection.CollectionSnapshot;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.table.TableFile;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/** Reads findings. A page costs as much as a page; the counts, as much as there are findings. */
@Component
class FindingQuery {
  private static final String LAST = "9999-12-31~";

  private static final CollectionSnapshot.Order<FindingView> LATEST_FIRST =
      new CollectionSnapshot.Order<>(
          Sorts.descending("place"),
          Comparator.comparing((FindingView finding) -> finding.lastFound().place()).reversed());

  private final ReadModels readModels;
  private final UnitQuery units;
  private final RuleTexts rules;
  private final BusinessDate now;

  FindingQuery(ReadModels readModels, UnitQuery units, RuleTexts rules, BusinessDate now) {
    this.readModels = readModels;
    this.units = units;
    this.rules = rules;
    this.now = now;
  }

  FindingList list(Wanted wanted, Optional<String> before, int limit, ReadSnapshot snapshot) {
    List<FindingView> found = found(wanted, before, limit + 1, snapshot);
    List<FindingView> page = found.size() > limit ? found.subList(0, limit) : found;
    return new FindingList(
        snapshot.position(),
        counts(wanted, snapshot),
        page.stream().map(FindingQuery::line).toList(),
        names(page.stream().flatMap(f -> f.lastFound().units().stream()), snapshot),
        found.size() > limit
            ? Optional.of(page.get(limit - 1).lastFound().place())
            : Optional.empty());
  }

  /**
   * The same for a file: each with the events that told its acts; those of one are in memory.
   *
   * @param acts is read bit by bit
   */
  record Sheet(Stream<WithActs> acts, Map<UnitId, Unit> hamlets, ReadSnapshot snapshot) {}

  Sheet sheet(Wanted wanted, Optional<String> before, int limit, ReadSnapshot snapshot) {
    List<FindingView> found = found(wanted, before, limit, snapshot);
    return new Sheet(withActs(found, snapshot), hamlets(found, snapshot), snapshot);
  }

  /** Writes it. */
  void write(Sheet sheet, Iterator<WithActs> rows, TableFile file, OutputStream out)
      throws IOException {
    FindingSheet.write(rows, sheet.hamlets(), rules, file, out);
  }

  private Map<UnitId, Unit> hamlets(List<FindingView> found, ReadSnapshot snapshot) {
    return units.find(
        found.stream().flatMap(f -> f.lastFound().hamlets().stream()).distinct().toList(),
        now.or(Optional.empty()),
        snapshot);
  }

  private Stream<WithActs> withActs(List<FindingView> found, ReadSnapshot snapshot) {
    ActsOfFindings acts = new ActsOfFindings(readModels, snapshot);
    return found.stream().map(finding -> new WithActs(finding, acts.positions(finding)));
  }

  private List<FindingView> found(
      Wanted wanted, Optional<String> before, int limit, ReadSnapshot snapshot) {
    return findings(snapshot)
        .first(
            id ->
                Filters.and(
                    wanted.subjects(), wanted.kinds(), Filters.lt("place", before.orElse(LAST))),
            LATEST_FIRST,
            limit);
  }

  private List<FindingList.Count> counts(Wanted wanted, ReadSnapshot snapshot) {
    Map<List<String>, Integer> counted =
        findings(snapshot).count(id -> wanted.subjects(), List.of("rule", "state"));
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                new FindingList.Count(
                    rule,
                    count(rule, FindingView.State.OPEN, counted),
                    count(rule, FindingView.State.EXAMINED, counted),
                    count(rule, FindingView.State.WITHDRAWN, counted)))
        .toList();
  }

  private static int count(Rule rule, FindingView.State state, Map<List<String>, Integer> counted) {
    return counted.getOrDefault(List.of(rule.code(), state.code()), 0);
  }

  private static FindingList.Line line(FindingView f) {
    return new FindingList.Line(
        idOf(f),
        f.rule(),
        f.lastFound().day(),
        f.state(),
        f.lastFound().members(),
        f.lastFound().teams(),
        f.lastFound().hamlets(),
        f.lastFound().acts(),
        f.lastFound().measure(),
        f.lastFound().threshold());
  }

  /**
   * A finding with some of its acts, the first or those that follow {@code after}, and some of what
   * happened to it: the last, or of the first {@code before} changes.
   */
  Optional<Finding> find(
      FindingId id,
      Optional<String> after,
      int limit,
      Optional<Integer> before,
      ReadSnapshot snapshot) {
    return findings(snapshot)
        .get(id.toString())
        .map(
            f ->
                finding(
                    f,
                    new ActsOfFindings(readModels, snapshot).page(f, after, limit),
                    new ChangesOfFindings(readModels, snapshot).page(f, before),
                    snapshot));
  }

  private Finding finding(
      FindingView f,
      ActsOfFindings.Page page,
      ChangesOfFindings.Page history,
      ReadSnapshot snapshot) {
    return new Finding(
        snapshot.position(),
        idOf(f),
        rules.of(f.rule()),
        f.lastFound().day(),
        f.state(),
        f.lastFound().members(),
        f.lastFound().teams(),
        f.lastFound().about(),
        f.lastFound().measure(),
        f.lastFound().threshold(),
        f.changed(),
        f.lastFound().acts(),
        page.acts().stream().map(act -> act(act.gathered())).toList(),
        page.next(),
        history.changes().stream().map(FindingQuery::event).toList(),
        history.earlier(),
        names(f.lastFound().units().stream(), snapshot));
  }

  private static Finding.Act act(CandidateAct gathered) {
    CountedAct a = gathered.act();
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

  private static Finding.Event event(FindingView.Change c) {
    return new Finding.Event(
        c.what(), c.position(), c.type(), c.at(), c.actor(), c.reason().map(Personal::text));
  }

  private List<FindingList.NamedUnit> names(Stream<UnitId> mentioned, ReadSnapshot snapshot) {
    return units
        .find(mentioned.distinct().toList(), now.or(Optional.empty()), snapshot)
        .values()
        .stream()
        .map(unit -> new FindingList.NamedUnit(unit.id(), unit.name()))
        .toList();
  }

  private CollectionSnapshot<FindingView> findings(ReadSnapshot snapshot) {
    return readModels.at(FindingProjection.FINDINGS, snapshot);
  }

  private static FindingId idOf(FindingView f) {
    return new FindingId(UUID.fromString(f.id()));
  }
}
