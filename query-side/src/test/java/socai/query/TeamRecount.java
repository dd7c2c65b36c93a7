package socai.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.event.Event;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.TeamDissolved;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * Teams and members of units counted as docs/events.md tells a stranger to: on any day, from
 * nothing but events.
 */
public final class TeamRecount {
  private final Recount map;
  private final Map<UnitId, LocalDate> ends = new HashMap<>();
  private final Map<UnitId, UnitLevel> levels = new LinkedHashMap<>();
  private final Map<TeamId, TeamFormed> teams = new LinkedHashMap<>();
  private final List<Span> works = new ArrayList<>();
  private final List<Span> memberships = new ArrayList<>();

  private record Span(TeamId team, String who, LocalDate from, Optional<LocalDate> to) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }
  }

  public TeamRecount(List<Event> events) {
    this.map = new Recount(events);
    for (Event event : events) {
      if (event instanceof UnitEstablished e) {
        levels.put(e.unit(), e.level());
      } else if (event instanceof UnitAbolished e) {
        ends.put(e.unit(), e.on());
      } else if (event instanceof TeamFormed e) {
        teams.put(e.team(), e);
        works.add(new Span(e.team(), "", e.from(), Optional.empty()));
        e.founders().forEach(f -> join(e.team(), f.person().toString(), e.from()));
      } else if (event instanceof MemberJoined e) {
        join(e.team(), e.person().toString(), e.from());
      } else if (event instanceof MemberLeft e) {
        memberships.replaceAll(
            m ->
                m.team().equals(e.team()) && m.who().equals(e.person().toString())
                    ? end(m, e.on())
                    : m);
      } else if (event instanceof TeamDissolved e) {
        works.replaceAll(w -> w.team().equals(e.team()) ? end(w, e.on()) : w);
        memberships.replaceAll(m -> m.team().equals(e.team()) ? end(m, e.on()) : m);
      }
    }
  }

  private void join(TeamId team, String who, LocalDate from) {
    memberships.add(new Span(team, who, from, Optional.empty()));
  }

  private static Span end(Span span, LocalDate on) {
    return span.to().isPresent()
        ? span
        : new Span(span.team(), span.who(), span.from(), Optional.of(on));
  }

  /** All units there have ever been, with their levels. */
  public Map<UnitId, UnitLevel> units() {
    return levels;
  }

  /** Whether {@code unit} is there on {@code day}. */
  public boolean stands(UnitId unit, LocalDate day) {
    return map.isThere(unit, day)
        && Optional.ofNullable(ends.get(unit)).map(day::isBefore).orElse(true);
  }

  /** Whether {@code below} stands directly below {@code above} on {@code day}. */
  public boolean isDirectlyBelow(UnitId below, UnitId above, LocalDate day) {
    return stands(below, day) && map.parentOf(below, day).equals(Optional.of(above));
  }

  /** How many teams of {@code level} work in {@code unit} or below it. */
  public int teams(UnitId unit, UnitLevel level, LocalDate day) {
    return count(works, unit, level, day);
  }

  /** How many members these have. */
  public int members(UnitId unit, UnitLevel level, LocalDate day) {
    return count(memberships, unit, level, day);
  }

  private int count(List<Span> spans, UnitId unit, UnitLevel level, LocalDate day) {
    int count = 0;
    for (Span span : spans) {
      TeamFormed team = Optional.ofNullable(teams.get(span.team())).orElseThrow();
      if (span.holds(day) && team.level() == level && map.isWithin(team.unit(), unit, day)) {
        count++;
      }
    }
    return count;
  }
}
