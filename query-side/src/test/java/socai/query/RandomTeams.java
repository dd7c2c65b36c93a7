package socai.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.person.PersonId;
import socai.team.Founder;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.team.TeamRenamed;
import socai.territory.UnitLevel;

/**
 * What may come to be recorded of teams, by chance, and of days that are not recorded in their
 * order.
 */
public final class RandomTeams {
  /** No event of a team is of a day before this one. */
  public static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

  /** Nor of a day after this one. */
  public static final LocalDate LAST = LocalDate.of(2022, 3, 1);

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final Map<TeamId, LocalDate> days = new LinkedHashMap<>();
  private final Map<TeamId, List<PersonId>> members = new LinkedHashMap<>();

  private RandomTeams(Random random) {
    this.random = random;
  }

  public static List<Event> of(Random random, int count) {
    RandomTeams teams = new RandomTeams(random);
    for (int i = 0; i < count; i++) {
      teams.happen(i);
    }
    return teams.events;
  }

  private void happen(int i) {
    if (days.isEmpty() || random.nextInt(6) == 0) {
      form(Names.team("team " + i));
      return;
    }
    List<TeamId> all = List.copyOf(days.keySet());
    TeamId team = all.get(random.nextInt(all.size()));
    LocalDate day = later(days.getOrDefault(team, FIRST));
    List<PersonId> people = members.getOrDefault(team, new ArrayList<>());
    days.put(team, day);
    switch (random.nextInt(8)) {
      case 0 -> {
        events.add(new TeamDissolved(team, day, Field.decision()));
        days.remove(team);
      }
      case 1 -> events.add(new TeamRenamed(team, "Tổ " + i, day));
      case 2, 3 -> {
        if (!people.isEmpty()) {
          PersonId person = people.remove(random.nextInt(people.size()));
          events.add(new MemberLeft(team, person, day));
        }
      }
      case 4 -> {
        if (!people.isEmpty()) {
          PersonId person = people.get(random.nextInt(people.size()));
          events.add(new RoleChanged(team, person, Role.values()[random.nextInt(3)], day));
        }
      }
      default -> {
        PersonId person = Names.person("person " + random.nextInt(20));
        if (!people.contains(person)) {
          people.add(person);
          events.add(
              new MemberJoined(
                  team, person, Field.name(person), Role.MEMBER, Organisation.HEALTH, day));
        }
      }
    }
  }

  private void form(TeamId team) {
    List<Founder> founders = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      founders.add(Field.founder(Names.person("person " + i), Role.MEMBER));
    }
    LocalDate from = later(FIRST);
    days.put(team, from);
    members.put(team, new ArrayList<>(founders.stream().map(Founder::person).toList()));
    events.add(
        new TeamFormed(
            team,
            Field.HAMLET,
            random.nextBoolean() ? UnitLevel.HAMLET : UnitLevel.COMMUNE,
            "Tổ",
            Field.decision(),
            from,
            founders));
  }

  private LocalDate later(LocalDate day) {
    LocalDate later = day.plusDays(random.nextInt(12));
    return later.isAfter(LAST) ? LAST : later;
  }
}
