package socai.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import socai.event.EntryId;
import socai.event.History;
import socai.event.HistoryEvent;
import socai.person.PersonId;
import socai.person.Personal;
import socai.territory.UnitId;

/**
 * One team and who is in it, by all that counts of what was recorded of it, folded as {@link
 * History} says. A value; a step costs the logarithm of how much was recorded, a question about one
 * person as much as was recorded of that person.
 */
public final class TeamHistory {
  /** A team of which nothing was recorded. */
  public static final TeamHistory UNKNOWN =
      new TeamHistory(
          History.empty(), History.empty(), History.empty(), History.empty(), HashTreePMap.empty());

  private final History<TeamEvent> all;
  private final History<TeamFormed> formations;
  private final History<TeamDissolved> dissolutions;

  /** Each says what it is called from its day on. */
  private final History<TeamEvent> names;

  /** What is recorded of each person, the formation too for who is in it. */
  private final HashPMap<PersonId, History<TeamEvent>> people;

  private TeamHistory(
      History<TeamEvent> all,
      History<TeamFormed> formations,
      History<TeamDissolved> dissolutions,
      History<TeamEvent> names,
      HashPMap<PersonId, History<TeamEvent>> people) {
    this.all = all;
    this.formations = formations;
    this.dissolutions = dissolutions;
    this.names = names;
    this.people = people;
  }

  /** The team by what {@code recorded} tells of it, in the order in which it was recorded. */
  public static TeamHistory of(Collection<HistoryEvent<TeamEvent>> recorded) {
    TeamHistory team = UNKNOWN;
    for (HistoryEvent<TeamEvent> one : recorded) {
      team = team.after(one);
    }
    return team;
  }

  /** This team after {@code event}, recorded next, in {@code entry}. */
  public TeamHistory after(TeamEvent event, EntryId entry) {
    return after(HistoryEvent.of(event, all.next(), entry));
  }

  /** This team after {@code recorded}, whose order lies behind all that were recorded before. */
  public TeamHistory after(HistoryEvent<TeamEvent> recorded) {
    return recorded
        .event()
        .accept(
            new TeamEvent.Visitor<>() {
              @Override
              public TeamHistory formed(TeamFormed event) {
                HashPMap<PersonId, History<TeamEvent>> with = people;
                for (Founder founder : event.founders()) {
                  with = with(with, founder.person(), recorded);
                }
                return new TeamHistory(
                    all.and(recorded),
                    formations.and(recorded.as(event)),
                    dissolutions,
                    names.and(recorded),
                    with);
              }

              @Override
              public TeamHistory renamed(TeamRenamed event) {
                return new TeamHistory(
                    all.and(recorded), formations, dissolutions, names.and(recorded), people);
              }

              @Override
              public TeamHistory dissolved(TeamDissolved event) {
                return new TeamHistory(
                    all.and(recorded),
                    formations,
                    dissolutions.and(recorded.as(event)),
                    names,
                    people);
              }

              @Override
              public TeamHistory joined(MemberJoined event) {
                return of(event.person());
              }

              @Override
              public TeamHistory roleChanged(RoleChanged event) {
                return of(event.person());
              }

              @Override
              public TeamHistory left(MemberLeft event) {
                return of(event.person());
              }

              private TeamHistory of(PersonId person) {
                return new TeamHistory(
                    all.and(recorded),
                    formations,
                    dissolutions,
                    names,
                    with(people, person, recorded));
              }

              @Override
              public TeamHistory retracted(TeamEntryRetracted event) {
                return without(event.retracts());
              }
            });
  }

  private static HashPMap<PersonId, History<TeamEvent>> with(
      HashPMap<PersonId, History<TeamEvent>> people,
      PersonId person,
      HistoryEvent<TeamEvent> recorded) {
    return people.plus(person, of(people, person).and(recorded));
  }

  private static History<TeamEvent> of(
      HashPMap<PersonId, History<TeamEvent>> people, PersonId person) {
    History<TeamEvent> known = people.get(person);
    return known == null ? History.empty() : known;
  }

  private TeamHistory without(EntryId entry) {
    HashPMap<PersonId, History<TeamEvent>> left = people;
    for (TeamEvent event : all.of(entry)) {
      for (PersonId person : TeamFact.of(event).people()) {
        History<TeamEvent> known = of(left, person).without(entry);
        left = known.isEmpty() ? left.minus(person) : left.plus(person, known);
      }
    }
    return new TeamHistory(
        all.without(entry),
        formations.without(entry),
        dissolutions.without(entry),
        names.without(entry),
        left);
  }

  /** All that counts, in order. */
  public History<TeamEvent> events() {
    return all;
  }

  /** How it was formed; empty if it was not. */
  public Optional<TeamFormed> formation() {
    return formations.first().map(HistoryEvent::event);
  }

  /** What it works for; empty if it was not formed. */
  public Optional<UnitId> unit() {
    return formation().map(TeamFormed::unit);
  }

  /** The first day without it; empty while it is not dissolved. */
  public Optional<LocalDate> dissolved() {
    return dissolutions.first().map(HistoryEvent::day);
  }

  /** Whether it works on {@code day}. */
  public boolean worksOn(LocalDate day) {
    return formation().filter(f -> !day.isBefore(f.from())).isPresent()
        && dissolved().map(day::isBefore).orElse(true);
  }

  /** What it is called, each from a day on until the next. */
  public SortedMap<LocalDate, String> names() {
    SortedMap<LocalDate, String> called = new TreeMap<>();
    names.all().forEach(t -> TeamFact.of(t.event()).name().ifPresent(n -> called.put(t.day(), n)));
    return called;
  }

  /** All who have ever been told to be in it, with the name that was recorded for the last day. */
  public Map<PersonId, Personal> people() {
    Map<PersonId, Personal> known = new LinkedHashMap<>();
    all.all().forEach(t -> known.putAll(TeamFact.of(t.event()).named()));
    return known;
  }

  /** The time of {@code person} in it. */
  public MemberTime timeOf(PersonId person) {
    return MemberTime.of(
        person, of(people, person).all(), formations.first(), dissolutions.first());
  }

  /** Whether {@code person} is a member on {@code day}. */
  public boolean isMember(PersonId person, LocalDate day) {
    return timeOf(person).memberships().stream().anyMatch(m -> m.includes(day));
  }

  /** Everybody's time, in the order in which memberships began. */
  public Memberships memberships() {
    List<Membership> memberships = new ArrayList<>();
    for (PersonId person : people().keySet()) {
      memberships.addAll(timeOf(person).memberships());
    }
    memberships.sort(Comparator.comparing(Membership::from));
    return new Memberships(memberships);
  }

  /** Whether {@code person} is ever leader while somebody else is. */
  public boolean isSecondLeader(PersonId person) {
    List<Membership> led = led(person);
    return !led.isEmpty()
        && people.keySet().stream()
            .filter(other -> !other.equals(person))
            .flatMap(other -> led(other).stream())
            .anyMatch(other -> led.stream().anyMatch(own -> overlap(own, other)));
  }

  private List<Membership> led(PersonId person) {
    return timeOf(person).memberships().stream().filter(m -> m.role() == Role.LEADER).toList();
  }

  private static boolean overlap(Membership one, Membership other) {
    return one.isOpenAfter(other.from()) && other.isOpenAfter(one.from());
  }
}
