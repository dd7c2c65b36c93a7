package socai.query.finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.rule.Match;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;

/**
 * What one batch changes in the findings: collected first, so that they are read with one query.
 */
final class Findings {
  private final ViewBatch<FindingView> views;
  private final FindingActs acts;
  private final List<Runnable> changes = new ArrayList<>();
  private final List<FindingChange> earlier = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Optional<Turn> turn = Optional.empty();

  /** What one event changes in all that is found. */
  private record Turn(Recorded by, Map<FindingId, Match> before, Map<FindingId, Match> after) {}

  /**
   * @param acts is told which acts make a finding, and which do no more
   */
  Findings(ViewBatch<FindingView> views, FindingActs acts) {
    this.views = views;
    this.acts = acts;
  }

  /**
   * By {@code by}, what was found before gives way to what is found now; what one event takes from
   * one gathering and gives to another is one change.
   */
  void shift(Recorded by, Map<FindingId, Match> before, Map<FindingId, Match> after) {
    if (turn.isEmpty() || !turn.get().by().at().equals(by.at())) {
      endTurn();
      turn = Optional.of(new Turn(by, new LinkedHashMap<>(), new LinkedHashMap<>()));
    }
    turn.get().before().putAll(before);
    turn.get().after().putAll(after);
  }

  private void endTurn() {
    turn.ifPresent(this::end);
    turn = Optional.empty();
  }

  private void end(Turn ended) {
    Recorded by = ended.by();
    Set<FindingId> all = new LinkedHashSet<>(ended.before().keySet());
    all.addAll(ended.after().keySet());
    for (FindingId id : all) {
      Optional<Match> was = Optional.ofNullable(ended.before().get(id));
      Optional<Match> now = Optional.ofNullable(ended.after().get(id));
      if (was.equals(now)) {
        continue;
      }
      acts.replace(id, listed(was), listed(now), by.at());
      later(
          id,
          () -> now.ifPresentOrElse(suspected -> found(suspected, by), () -> withdrawn(id, by)));
    }
  }

  private static List<CandidateAct> listed(Optional<Match> suspected) {
    return suspected.map(Match::listed).orElse(List.of());
  }

  private void found(Match now, Recorded by) {
    views.project(FindingView.of(now));
    change(now.id(), by, f -> f.found(now, by));
  }

  private void withdrawn(FindingId id, Recorded by) {
    change(id, by, f -> f.withdrawn(by));
  }

  /** What an auditor says of a finding; of one that was never found, nothing is kept. */
  void said(Change.Said said) {
    endTurn();
    FindingId id = said.event().finding();
    Recorded by = said.by();
    if (said.event() instanceof FindingExamined e) {
      later(id, () -> change(id, by, f -> f.examined(e, by)));
    } else if (said.event() instanceof FindingReopened e) {
      later(id, () -> change(id, by, f -> f.reopened(e, by)));
    }
  }

  /** Reads the findings concerned, and changes them in the order of the ledger. */
  void change() {
    endTurn();
    views.load(ids);
    changes.forEach(Runnable::run);
  }

  void flush() {
    views.flush();
  }

  /** What happened to a finding last is a document of its own once something else has. */
  private void change(FindingId id, Recorded by, UnaryOperator<FindingView> change) {
    views.change(
        id.toString(),
        by.at(),
        before -> {
          FindingView after = change.apply(before);
          if (after.earlier() > before.earlier()) {
            before
                .last()
                .map(last -> FindingChange.of(before.id(), before.earlier(), last))
                .ifPresent(earlier::add);
          }
          return after;
        });
  }

  /** What happened to findings before what happened to them last. */
  List<FindingChange> earlier() {
    return List.copyOf(earlier);
  }

  private void later(FindingId id, Runnable change) {
    ids.add(id.toString());
    changes.add(change);
  }
}
