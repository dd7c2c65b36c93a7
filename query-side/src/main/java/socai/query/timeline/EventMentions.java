package socai.query.timeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import socai.catalogue.ServiceEntryRetracted;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.event.EntryId;
import socai.event.Event;
import socai.finding.FindingEvent;
import socai.finding.FindingExamined;
import socai.finding.FindingReopened;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.loss.LossEvent;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.team.UnitTeamEvent;
import socai.team.UnitTeamRetracted;
import socai.territory.UnitAbolished;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** What a line of a timeline mentions: identifiers, codes and official names; nobody's own. */
final class EventMentions implements Families<Map<String, String>> {
  private static final EventMentions READ = new EventMentions();

  private EventMentions() {}

  /** In the order of their names: a line that is written again is the same. */
  static Map<String, String> of(Event event) {
    return new TreeMap<>(READ.see(event));
  }

  @Override
  public UnitEvent.Visitor<Map<String, String>> units() {
    return new UnitEvent.Visitor<>() {
      @Override
      public Map<String, String> established(UnitEstablished e) {
        return named(e.name());
      }

      @Override
      public Map<String, String> renamed(UnitRenamed e) {
        return named(e.name());
      }

      @Override
      public Map<String, String> moved(UnitMoved e) {
        return Map.of();
      }

      @Override
      public Map<String, String> abolished(UnitAbolished e) {
        return Map.of();
      }

      @Override
      public Map<String, String> retracted(UnitEntryRetracted e) {
        return retracts(e.retracts());
      }
    };
  }

  @Override
  public ServiceEvent.Visitor<Map<String, String>> services() {
    return new ServiceEvent.Visitor<>() {
      @Override
      public Map<String, String> offered(ServiceOffered e) {
        return named(e.nameVi());
      }

      @Override
      public Map<String, String> withdrawn(ServiceWithdrawn e) {
        return Map.of();
      }

      @Override
      public Map<String, String> retracted(ServiceEntryRetracted e) {
        return retracts(e.retracts());
      }
    };
  }

  @Override
  public TeamEvent.Visitor<Map<String, String>> teams() {
    return new TeamEvent.Visitor<>() {
      @Override
      public Map<String, String> formed(TeamFormed e) {
        return Map.of(
            "name",
            e.name(),
            "founders",
            Integer.toString(e.founders().size()),
            "decision",
            e.decision().number());
      }

      @Override
      public Map<String, String> renamed(TeamRenamed e) {
        return named(e.name());
      }

      @Override
      public Map<String, String> dissolved(TeamDissolved e) {
        return Map.of();
      }

      @Override
      public Map<String, String> joined(MemberJoined e) {
        return Map.of("person", e.person().toString(), "role", e.role().code());
      }

      @Override
      public Map<String, String> roleChanged(RoleChanged e) {
        return Map.of("person", e.person().toString(), "role", e.role().code());
      }

      @Override
      public Map<String, String> left(MemberLeft e) {
        return Map.of("person", e.person().toString());
      }

      @Override
      public Map<String, String> retracted(TeamEntryRetracted e) {
        return retracts(e.retracts());
      }
    };
  }

  @Override
  public UnitTeamEvent.Visitor<Map<String, String>> unitTeams() {
    return new UnitTeamEvent.Visitor<>() {
      @Override
      public Map<String, String> assigned(TeamAssignedToUnit e) {
        return Map.of();
      }

      @Override
      public Map<String, String> released(TeamReleasedFromUnit e) {
        return Map.of();
      }

      @Override
      public Map<String, String> retracted(UnitTeamRetracted e) {
        return retracts(e.retracts());
      }
    };
  }

  @Override
  public HouseholdEvent.Visitor<Map<String, String>> households() {
    return new HouseholdEvent.Visitor<>() {
      @Override
      public Map<String, String> registered(HouseholdRegistered e) {
        return Map.of();
      }

      @Override
      public Map<String, String> updated(HouseholdUpdated e) {
        return Map.of();
      }

      @Override
      public Map<String, String> moved(HouseholdMoved e) {
        return Map.of();
      }

      @Override
      public Map<String, String> retracted(HouseholdEntryRetracted e) {
        return retracts(e.retracts());
      }
    };
  }

  @Override
  public GuidanceEvent.Visitor<Map<String, String>> guidance() {
    return new GuidanceEvent.Visitor<>() {
      @Override
      public Map<String, String> recorded(GuidanceActRecorded e) {
        return guidance(e.act(), e.household(), e.guidance());
      }

      @Override
      public Map<String, String> corrected(GuidanceActCorrected e) {
        return guidance(e.act(), e.household(), e.guidance());
      }

      @Override
      public Map<String, String> retracted(GuidanceActRetracted e) {
        return Map.of("act", e.act().toString());
      }

      @Override
      public Map<String, String> levelChanged(AdoptionLevelChanged e) {
        return Map.of("service", e.service().value(), "from", e.from().code(), "to", e.to().code());
      }
    };
  }

  @Override
  public FindingEvent.Visitor<Map<String, String>> findings() {
    return new FindingEvent.Visitor<>() {
      @Override
      public Map<String, String> examined(FindingExamined e) {
        return Map.of();
      }

      @Override
      public Map<String, String> reopened(FindingReopened e) {
        return Map.of();
      }
    };
  }

  @Override
  public LossEvent.Visitor<Map<String, String>> losses() {
    return accepted -> Map.of();
  }

  private static Map<String, String> named(String name) {
    return Map.of("name", name);
  }

  private static Map<String, String> retracts(EntryId entry) {
    return Map.of("retracts", entry.toString());
  }

  private static Map<String, String> guidance(ActId act, HouseholdId household, Guidance guidance) {
    return Map.of(
        "act",
        act.toString(),
        "household",
        household.toString(),
        "team",
        guidance.team().toString(),
        "channel",
        guidance.channel().code(),
        "services",
        guidance.steps().stream()
            .map(step -> step.service().value())
            .collect(Collectors.joining(",")));
  }
}
