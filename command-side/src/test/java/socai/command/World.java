package socai.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.event.EntryId;
import socai.event.Event;
import socai.guidance.GuidanceEvent;
import socai.guidance.GuidanceHistory;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.team.UnitTeamEvent;
import socai.team.UnitTeams;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;

/** What a whole ledger adds up to, as far as a person could tell two of them apart. */
final class World {
  final Map<String, UnitHistory> units = new TreeMap<>();
  final Map<String, UnitTeams> unitTeams = new TreeMap<>();
  final Map<String, TeamHistory> teams = new TreeMap<>();
  final Map<String, HouseholdHistory> homes = new TreeMap<>();
  final Map<String, GuidanceHistory> guidance = new TreeMap<>();
  final Map<String, ServiceHistory> services = new TreeMap<>();
  final List<EntryId> entries = new ArrayList<>();

  static World of(Ledger ledger) {
    World world = new World();
    for (Entry entry : ledger.read(Position.START, Integer.MAX_VALUE)) {
      EventLine line = EventLine.read(Json.mapper(), entry.line());
      Event event = Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type()));
      world.take(event, new EntryId(line.command().value()));
    }
    return world;
  }

  private void take(Event event, EntryId entry) {
    String id = event.stream().toString();
    entries.add(entry);
    if (event instanceof UnitEvent e) {
      units.put(id, units.getOrDefault(id, UnitHistory.UNKNOWN).after(e, entry));
    } else if (event instanceof UnitTeamEvent e) {
      unitTeams.put(id, unitTeams.getOrDefault(id, UnitTeams.NONE).after(e, entry));
    } else if (event instanceof TeamEvent e) {
      teams.put(id, teams.getOrDefault(id, TeamHistory.UNKNOWN).after(e, entry));
    } else if (event instanceof HouseholdEvent e) {
      homes.put(id, homes.getOrDefault(id, HouseholdHistory.UNKNOWN).after(e, entry));
    } else if (event instanceof GuidanceEvent e) {
      guidance.put(id, guidance.getOrDefault(id, GuidanceHistory.NONE).after(e));
    } else if (event instanceof ServiceEvent e) {
      services.put(id, services.getOrDefault(id, ServiceHistory.UNKNOWN).after(e, entry));
    }
  }

  /** Equal for two ledgers that say the same. */
  String says() {
    return "units "
        + said(units, u -> u.establishment() + " " + u.names() + u.stays() + u.abolished())
        + "\nunit teams "
        + said(unitTeams, t -> t.terms().toString())
        + "\nteams "
        + said(
            teams,
            t -> t.formation() + " " + t.names() + t.memberships() + t.dissolved() + t.people())
        + "\nhomes "
        + said(homes, h -> h.since() + " " + h.hamlets() + h.home().map(x -> x.smartphones()))
        + "\nlevels "
        + said(guidance, g -> g.levels() + " " + g.count())
        + "\nservices "
        + said(services, s -> s.offers().offers().toString());
  }

  private static <T> String said(Map<String, T> all, java.util.function.Function<T, String> says) {
    return all.entrySet().stream()
        .map(one -> one.getKey() + ": " + says.apply(one.getValue()))
        .collect(Collectors.joining("\n  "));
  }
}
