package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.event.Event;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.query.figure.ActSteps.Lift;
import socai.territory.UnitId;

/**
 * One household through its days: where it lived and on which rungs it stood on each of them, by
 * all that was told so far, in whatever order. Before the day on which it was met it counts
 * nowhere.
 *
 * @param <O> where an event came from, as the caller knows it
 */
public final class HouseholdDays<O> {
  private final List<Turn<O>> homes = new ArrayList<>();
  private final ActSteps<O> acts = new ActSteps<>();

  /**
   * Something that holds from a day on.
   *
   * @param hamlet where it lives from then on; empty: where it lived before
   * @param rungs by how many it is lifted
   */
  private record Turn<O>(O origin, LocalDate day, Optional<UnitId> hamlet, int rungs) {}

  /** Takes in the next event told of the household. */
  public void tell(O origin, Event event) {
    if (event instanceof HouseholdRegistered e) {
      homes.add(new Turn<>(origin, e.occurredAt().day(), Optional.of(e.hamlet()), 0));
    } else if (event instanceof HouseholdMoved e) {
      homes.add(new Turn<>(origin, e.occurredAt().day(), Optional.of(e.to()), 0));
    } else if (event instanceof GuidanceEvent e) {
      acts.tell(origin, e);
    }
  }

  /** Which of the events make it one of the households of {@code hamlet} on {@code day}. */
  public List<Lift<O>> livingIn(UnitId hamlet, LocalDate day) {
    return counted(homes.stream(), hamlet, 0, day);
  }

  /** Which of the events make it one of those that have reached a level, on {@code day}. */
  public List<Lift<O>> reaching(Figure.Reached figure, LocalDate day) {
    Stream<Turn<O>> lifts =
        acts.lifts(figure.service(), day).stream()
            .map(lift -> new Turn<>(lift.origin(), lift.day(), Optional.empty(), lift.amount()));
    return counted(Stream.concat(homes.stream(), lifts), figure.unit(), figure.level().rung(), day);
  }

  /** Of one day a move counts before an act, and what was told later after what was told before. */
  private List<Lift<O>> counted(Stream<Turn<O>> turns, UnitId hamlet, int rung, LocalDate day) {
    List<Lift<O>> counted = new ArrayList<>();
    boolean there = false;
    int rungs = 0;
    boolean counts = false;
    for (Turn<O> turn :
        turns
            .filter(t -> !t.day().isAfter(day))
            .sorted(Comparator.comparing((Turn<O> t) -> t.day()))
            .toList()) {
      there = turn.hamlet().map(hamlet::equals).orElse(there);
      rungs += turn.rungs();
      boolean now = there && rungs >= rung;
      if (now != counts) {
        counted.add(new Lift<>(turn.origin(), turn.day(), now ? 1 : -1));
      }
      counts = now;
    }
    return counted;
  }
}
