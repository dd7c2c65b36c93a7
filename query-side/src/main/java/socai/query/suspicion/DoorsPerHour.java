package socai.query.suspicion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socai.household.HouseholdId;
import socai.person.PersonId;

/** More distinct doors within a while than one member can knock on. One pass over the day. */
final class DoorsPerHour implements Judge {
  private final int most;
  private final Duration within;

  DoorsPerHour(Settings settings) {
    most = settings.of(Parameter.DOORS);
    within = settings.minutes(Parameter.DOORS_WITHIN);
  }

  @Override
  public Rule rule() {
    return Rule.DOORS_PER_HOUR;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.DOORS;
  }

  @Override
  public Stream<Suspected> judge(String key, List<Gathered> acts) {
    List<Gathered> doors = acts.stream().filter(a -> a.act().atDoor()).toList();
    Map<HouseholdId, Integer> open = new HashMap<>();
    Set<Gathered> found = new LinkedHashSet<>();
    int worst = 0;
    int first = 0;
    for (int last = 0; last < doors.size(); last++) {
      open.merge(doors.get(last).act().household(), 1, Integer::sum);
      while (!Duration.between(at(doors, first), at(doors, last)).minus(within).isNegative()) {
        open.computeIfPresent(doors.get(first).act().household(), (h, n) -> n == 1 ? null : n - 1);
        first++;
      }
      if (open.size() > most) {
        found.addAll(doors.subList(first, last + 1));
        worst = Math.max(worst, open.size());
      }
    }
    if (found.isEmpty()) {
      return Stream.empty();
    }
    PersonId member = MemberDay.memberOf(key);
    List<Gathered> evidence = new ArrayList<>(found);
    return Stream.of(
        new Suspected(
            Suspected.id(rule(), key),
            rule(),
            evidence.get(0).act().day(),
            Optional.of(member),
            member.subject(),
            evidence,
            worst,
            most));
  }

  private static Instant at(List<Gathered> doors, int index) {
    return doors.get(index).act().at();
  }
}
