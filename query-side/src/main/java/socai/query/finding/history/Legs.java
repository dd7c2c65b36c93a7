package socai.query.finding.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A member's ways from door to door that begin on one day. */
public final class Legs {
  private Legs() {}

  /** Two visits, the one following the other. */
  public record Leg(CandidateAct from, CandidateAct to) {}

  /** The ways from each visit at a door that {@code counts} to the next. */
  public static List<Leg> of(MemberDay day, Predicate<Whereabouts> counts) {
    List<CandidateAct> doors =
        day.acts().stream()
            .filter(a -> a.act().atDoor() && a.act().where().filter(counts).isPresent())
            .toList();
    List<Leg> legs = new ArrayList<>();
    for (int i = 1; i < doors.size() && day.isOwn(doors.get(i - 1)); i++) {
      legs.add(new Leg(doors.get(i - 1), doors.get(i)));
    }
    return legs;
  }

  /** The visits at the ends of {@code legs}, which follow one another; each once. */
  public static List<CandidateAct> ends(List<Leg> legs) {
    List<CandidateAct> ends = new ArrayList<>();
    for (Leg leg : legs) {
      if (ends.isEmpty() || !ends.get(ends.size() - 1).equals(leg.from())) {
        ends.add(leg.from());
      }
      ends.add(leg.to());
    }
    return ends;
  }
}
