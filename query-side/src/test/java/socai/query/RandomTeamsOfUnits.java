package socai.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.person.PersonId;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamDissolved;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;

/**
 * A history of units, and what may come to be recorded of teams in them: formed, joined, left and
 * dissolved, each in the order of its days, but told among the rest in whatever order. At the end
 * some units are no more, with and without others below them.
 */
public final class RandomTeamsOfUnits {
  private static final int DAYS = 300;

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final Map<UnitId, UnitLevel> units = new LinkedHashMap<>();
  private final Map<UnitId, LocalDate> changed = new LinkedHashMap<>();
  private final Map<TeamId, Standing> teams = new LinkedHashMap<>();
  private int recorded;

  private record Standing(LocalDate day, List<PersonId> members) {}

  private RandomTeamsOfUnits(Random random) {
    this.random = random;
  }

  /** {@code history} with about as many events of teams between its own. */
  public static List<Event> among(List<Event> history, Random random) {
    RandomTeamsOfUnits teams = new RandomTeamsOfUnits(random);
    for (Event event : history) {
      teams.apply(event);
      if (!teams.units.isEmpty()) {
        teams.happen();
      }
    }
    teams.abolishSome();
    return teams.events;
  }

  private void apply(Event event) {
    events.add(event);
    if (event instanceof UnitEstablished e) {
      changed.put(e.unit(), e.from());
      if (e.level().hasTeams()) {
        units.put(e.unit(), e.level());
      }
    } else if (event instanceof UnitMoved e) {
      changed.merge(e.unit(), e.from(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  private void happen() {
    if (teams.isEmpty() || random.nextInt(4) == 0) {
      form();
      return;
    }
    TeamId team = any(List.copyOf(teams.keySet()));
    Standing before = Optional.ofNullable(teams.remove(team)).orElseThrow();
    LocalDate day = before.day().plusDays(random.nextInt(40));
    List<PersonId> members = new ArrayList<>(before.members());
    switch (random.nextInt(8)) {
      case 0 -> {
        events.add(new TeamDissolved(team, day, Field.decision()));
        return;
      }
      case 1, 2 -> {
        if (!members.isEmpty()) {
          PersonId person = members.remove(random.nextInt(members.size()));
          events.add(new MemberLeft(team, person, day));
        }
      }
      default -> {
        PersonId person = Names.person("person " + recorded++);
        members.add(person);
        events.add(
            new MemberJoined(
                team, person, Field.name(person), Role.MEMBER, Organisation.YOUTH_UNION, day));
      }
    }
    teams.put(team, new Standing(day, members));
  }

  private void form() {
    UnitId unit = any(List.copyOf(units.keySet()));
    UnitLevel level = Optional.ofNullable(units.get(unit)).orElseThrow();
    LocalDate from = RandomHistory.FIRST.plusDays(random.nextInt(DAYS));
    TeamId team = Names.team("team " + recorded++);
    PersonId founder = Names.person("founder " + recorded++);
    teams.put(team, new Standing(from, List.of(founder)));
    events.add(
        new TeamFormed(
            team,
            unit,
            level,
            "Tổ",
            Field.decision(),
            from,
            List.of(Field.founder(founder, Role.LEADER))));
  }

  private void abolishSome() {
    changed.forEach(
        (unit, last) -> {
          if (random.nextInt(6) == 0) {
            events.add(new UnitAbolished(unit, last.plusDays(random.nextInt(60)), "NQ"));
          }
        });
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
