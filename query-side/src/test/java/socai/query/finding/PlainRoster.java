package socai.query.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamFormed;

/**
 * One team's roster as plainly as it can be said: all that was recorded, read from the beginning
 * for every question. Shares nothing with the domain's own fold.
 */
final class PlainRoster {
  private final List<Recorded> recorded = new ArrayList<>();

  void apply(Recorded event) {
    if (event.event() instanceof TeamEntryRetracted wrong) {
      recorded.removeIf(one -> one.entry().equals(wrong.retracts()));
    } else {
      recorded.add(event);
    }
  }

  /** Whether the team works on {@code day} and {@code person} is in it. */
  boolean includes(PersonId person, LocalDate day) {
    Optional<LocalDate> formed = first(TeamFormed.class, TeamFormed::from);
    Optional<LocalDate> dissolved = first(TeamDissolved.class, TeamDissolved::on);
    if (formed.isEmpty() || day.isBefore(formed.get()) || isReached(dissolved, day)) {
      return false;
    }
    boolean inside = false;
    for (Turn turn : turns(person)) {
      boolean counts =
          !turn.day().isBefore(formed.get())
              && !turn.day().isAfter(day)
              && !isReached(dissolved, turn.day());
      inside = counts ? turn.joins() : inside;
    }
    return inside;
  }

  private static boolean isReached(Optional<LocalDate> end, LocalDate day) {
    return end.isPresent() && !day.isBefore(end.get());
  }

  private <E> Optional<LocalDate> first(Class<E> type, Function<E, LocalDate> day) {
    return recorded.stream()
        .map(Recorded::event)
        .filter(type::isInstance)
        .map(type::cast)
        .map(day)
        .min(LocalDate::compareTo);
  }

  private record Turn(LocalDate day, boolean joins) {}

  /** Day by day; a leaving takes back the joining of the same day that stands before it. */
  private List<Turn> turns(PersonId person) {
    List<Turn> turns = new ArrayList<>();
    recorded.stream()
        .flatMap(one -> turn(person, one).stream())
        .sorted(Comparator.comparing(Turn::day))
        .forEach(
            turn -> {
              Optional<Turn> last =
                  turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
              if (!turn.joins() && last.equals(Optional.of(new Turn(turn.day(), true)))) {
                turns.remove(turns.size() - 1);
              } else {
                turns.add(turn);
              }
            });
    return turns;
  }

  private static Optional<Turn> turn(PersonId person, Recorded recorded) {
    if (recorded.event() instanceof TeamFormed e) {
      return e.founders().stream().anyMatch(founder -> founder.person().equals(person))
          ? Optional.of(new Turn(e.from(), true))
          : Optional.empty();
    }
    if (recorded.event() instanceof MemberJoined e && e.person().equals(person)) {
      return Optional.of(new Turn(e.from(), true));
    }
    return recorded.event() instanceof MemberLeft e && e.person().equals(person)
        ? Optional.of(new Turn(e.on(), false))
        : Optional.empty();
  }
}
