package socai.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import socai.event.HistoryEvent;
import socai.person.PersonId;

/**
 * One person's time in one team, by all that counts. A membership that would end on its first day
 * never was, nor was what was recorded of it on that day.
 *
 * @param memberships in their order; none without a day, no two at once
 * @param contradictions what was recorded of them and cannot be, in order; it counts for nothing
 */
public record MemberTime(List<Membership> memberships, List<Contradiction> contradictions) {
  public MemberTime {
    memberships = List.copyOf(memberships);
    contradictions = List.copyOf(contradictions);
  }

  /** What stands against something that was recorded. */
  public enum Reason {
    /** They are a member already. */
    MEMBER_ALREADY,
    /** They are no member then. */
    NO_MEMBER,
    /** They have that role already. */
    SAME_ROLE,
    /** The team was not formed yet. */
    BEFORE_THE_TEAM,
    /** The team was dissolved. */
    AFTER_THE_TEAM
  }

  /** Something told that cannot be. */
  public record Contradiction(Reason reason, HistoryEvent<TeamEvent> event) {}

  static MemberTime of(
      PersonId person,
      Collection<HistoryEvent<TeamEvent>> recorded,
      Optional<HistoryEvent<TeamFormed>> formation,
      Optional<HistoryEvent<TeamDissolved>> dissolution) {
    Taking taking =
        new Taking(person, formation.map(HistoryEvent::day), dissolution.map(HistoryEvent::day));
    withoutEmptyOnes(recorded).forEach(taking::take);
    taking.end();
    return new MemberTime(taking.memberships, taking.contradictions);
  }

  /** Whoever leaves on the day on which they joined takes back what was recorded in between. */
  private static List<HistoryEvent<TeamEvent>> withoutEmptyOnes(
      Collection<HistoryEvent<TeamEvent>> recorded) {
    List<HistoryEvent<TeamEvent>> left = new ArrayList<>();
    for (HistoryEvent<TeamEvent> one : recorded) {
      int joined = one.event() instanceof MemberLeft ? joinedOn(one.day(), left) : -1;
      if (joined < 0) {
        left.add(one);
      } else {
        left.subList(joined, left.size()).clear();
      }
    }
    return left;
  }

  private static int joinedOn(LocalDate day, List<HistoryEvent<TeamEvent>> recorded) {
    for (int i = recorded.size() - 1; i >= 0 && recorded.get(i).day().equals(day); i--) {
      if (recorded.get(i).event() instanceof MemberJoined) {
        return i;
      }
      if (recorded.get(i).event() instanceof MemberLeft) {
        return -1;
      }
    }
    return -1;
  }

  private static final class Taking implements TeamEvent.Visitor<Optional<Reason>> {
    private final PersonId person;
    private final Optional<LocalDate> formed;
    private final Optional<LocalDate> dissolved;
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private Optional<Membership> open = Optional.empty();

    Taking(PersonId person, Optional<LocalDate> formed, Optional<LocalDate> dissolved) {
      this.person = person;
      this.formed = formed;
      this.dissolved = dissolved;
    }

    void take(HistoryEvent<TeamEvent> recorded) {
      Optional<Reason> against = outside(recorded.day()).or(() -> recorded.event().accept(this));
      against.ifPresent(reason -> contradictions.add(new Contradiction(reason, recorded)));
    }

    private Optional<Reason> outside(LocalDate day) {
      if (formed.map(day::isBefore).orElse(true)) {
        return Optional.of(Reason.BEFORE_THE_TEAM);
      }
      return dissolved.filter(day::isAfter).map(end -> Reason.AFTER_THE_TEAM);
    }

    void end() {
      if (dissolved.isPresent()) {
        close(dissolved.get());
      }
      open.ifPresent(memberships::add);
    }

    private Optional<Reason> join(Role role, Organisation organisation, LocalDate from) {
      if (open.isPresent()) {
        return Optional.of(Reason.MEMBER_ALREADY);
      }
      open = Optional.of(new Membership(person, role, organisation, from, Optional.empty()));
      return Optional.empty();
    }

    private void close(LocalDate on) {
      open.filter(m -> m.from().isBefore(on)).ifPresent(m -> memberships.add(m.until(on)));
      open = Optional.empty();
    }

    @Override
    public Optional<Reason> formed(TeamFormed event) {
      return event.founders().stream()
          .filter(founder -> founder.person().equals(person))
          .findFirst()
          .flatMap(founder -> join(founder.role(), founder.organisation(), event.from()));
    }

    @Override
    public Optional<Reason> joined(MemberJoined event) {
      return join(event.role(), event.organisation(), event.from());
    }

    @Override
    public Optional<Reason> roleChanged(RoleChanged event) {
      if (open.isEmpty()) {
        return Optional.of(Reason.NO_MEMBER);
      }
      Membership before = open.get();
      if (before.role() == event.role()) {
        return Optional.of(Reason.SAME_ROLE);
      }
      close(event.from());
      return join(event.role(), before.organisation(), event.from());
    }

    @Override
    public Optional<Reason> left(MemberLeft event) {
      if (open.isEmpty()) {
        return Optional.of(Reason.NO_MEMBER);
      }
      close(event.on());
      return Optional.empty();
    }

    @Override
    public Optional<Reason> renamed(TeamRenamed event) {
      return Optional.empty();
    }

    @Override
    public Optional<Reason> dissolved(TeamDissolved event) {
      return Optional.empty();
    }

    @Override
    public Optional<Reason> retracted(TeamEntryRetracted event) {
      return Optional.empty();
    }
  }
}
