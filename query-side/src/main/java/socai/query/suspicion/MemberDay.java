package socai.query.suspicion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import socai.person.PersonId;

/** What judges of one member's day share. */
final class MemberDay {
  private static final int SUBJECT = "person/".length();
  private static final int UUID_LENGTH = 36;

  private MemberDay() {}

  /** Two visits, the one following the other. */
  record Leg(Gathered from, Gathered to) {}

  /** Whose day {@code key} names. */
  static PersonId memberOf(String key) {
    return new PersonId(UUID.fromString(key.substring(SUBJECT, SUBJECT + UUID_LENGTH)));
  }

  /** The ways from each visit at a door that {@code counts} to the next. */
  static List<Leg> legs(List<Gathered> acts, Predicate<Whereabouts> counts) {
    List<Gathered> doors =
        acts.stream()
            .filter(a -> a.act().atDoor() && a.act().where().filter(counts).isPresent())
            .toList();
    List<Leg> legs = new ArrayList<>();
    for (int i = 1; i < doors.size(); i++) {
      legs.add(new Leg(doors.get(i - 1), doors.get(i)));
    }
    return legs;
  }

  /** A finding of {@code judge} on the day {@code key}, made by {@code legs}, at least one. */
  static Suspected found(
      Judge judge, String key, List<Leg> legs, double measure, double threshold) {
    Set<Gathered> evidence = new LinkedHashSet<>();
    legs.forEach(leg -> evidence.addAll(List.of(leg.from(), leg.to())));
    PersonId member = memberOf(key);
    return new Suspected(
        Suspected.id(judge.rule(), key),
        judge.rule(),
        legs.get(0).from().act().day(),
        Optional.of(member),
        member.subject(),
        evidence.stream()
            .sorted(Comparator.comparing(Gathered::act, ToldAct.AS_THEY_OCCURRED))
            .toList(),
        measure,
        threshold);
  }
}
