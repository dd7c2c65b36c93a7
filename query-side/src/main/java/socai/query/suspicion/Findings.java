package socai.query.suspicion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import socai.query.projection.Pictures;
import socai.query.projection.Recorded;
import socai.suspicion.FindingExamined;
import socai.suspicion.FindingId;
import socai.suspicion.FindingReopened;

/**
 * What one batch changes in the findings: collected first, so that they are read with one query.
 */
final class Findings {
  private final Pictures<FindingPicture> pictures;
  private final Consumer<List<FindingActs>> acts;
  private final Map<String, FindingActs> refound = new LinkedHashMap<>();
  private final List<Runnable> changes = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Optional<Turn> turn = Optional.empty();

  /** What one event changes in all that is found. */
  private record Turn(
      Recorded by, Map<FindingId, Suspected> before, Map<FindingId, Suspected> after) {}

  /**
   * @param acts writes those of findings that are found anew or otherwise, whatever stood there
   */
  Findings(Pictures<FindingPicture> pictures, Consumer<List<FindingActs>> acts) {
    this.pictures = pictures;
    this.acts = acts;
  }

  /**
   * By {@code by}, what was found before gives way to what is found now; what one event takes from
   * one gathering and gives to another is one change.
   */
  void shift(Recorded by, Map<FindingId, Suspected> before, Map<FindingId, Suspected> after) {
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
      Suspected was = ended.before().get(id);
      Suspected now = ended.after().get(id);
      if (now == null) {
        change(id, () -> pictures.change(id.toString(), by.at(), f -> f.withdrawn(by)));
      } else if (was == null || isAnother(now, was)) {
        change(id, () -> found(now, by));
      }
    }
  }

  /** Of a large batch that grows, its size tells sooner than its acts do. */
  private static boolean isAnother(Suspected now, Suspected was) {
    return now.acts().size() != was.acts().size() || !now.equals(was);
  }

  private void found(Suspected now, Recorded by) {
    String id = now.id().toString();
    pictures.draw(FindingPicture.of(now));
    pictures.change(
        id,
        by.at(),
        f -> {
          refound.put(id, new FindingActs(id, by.at().value(), now.acts()));
          return f.found(now, by);
        });
  }

  /** What an auditor says of a finding; of one that was never found, nothing is kept. */
  void said(Shift.Said said) {
    endTurn();
    FindingId id = said.event().finding();
    Recorded by = said.by();
    if (said.event() instanceof FindingExamined e) {
      change(id, () -> pictures.change(id.toString(), by.at(), f -> f.examined(e, by)));
    } else if (said.event() instanceof FindingReopened e) {
      change(id, () -> pictures.change(id.toString(), by.at(), f -> f.reopened(e, by)));
    }
  }

  /** Reads the findings concerned, changes them in the order of the ledger, and writes them. */
  void flush() {
    endTurn();
    pictures.load(ids);
    changes.forEach(Runnable::run);
    acts.accept(List.copyOf(refound.values()));
    pictures.flush();
  }

  private void change(FindingId id, Runnable change) {
    ids.add(id.toString());
    changes.add(change);
  }
}
