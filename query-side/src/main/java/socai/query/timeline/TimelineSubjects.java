package socai.query.timeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import socai.catalogue.ServiceEntryRetracted;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.event.Event;
import socai.finding.FindingEvent;
import socai.finding.FindingExamined;
import socai.finding.FindingReopened;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdEvent;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.loss.LossEvent;
import socai.person.PersonId;
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
import socai.territory.UnitId;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** Whose timelines an event is in: its own stream, and all others it concerns. */
final class TimelineSubjects implements Families<Set<String>> {
  private static final TimelineSubjects READ = new TimelineSubjects();

  private TimelineSubjects() {}

  static Set<String> of(Event event) {
    Set<String> subjects = new LinkedHashSet<>();
    subjects.add(event.stream().toString());
    subjects.addAll(READ.see(event));
    return subjects;
  }

  @Override
  public UnitEvent.Visitor<Set<String>> units() {
    return new UnitEvent.Visitor<>() {
      @Override
      public Set<String> established(UnitEstablished e) {
        return e.parent().map(parent -> Set.of(unit(parent))).orElse(Set.of());
      }

      @Override
      public Set<String> renamed(UnitRenamed e) {
        return Set.of();
      }

      @Override
      public Set<String> moved(UnitMoved e) {
        return Set.of(unit(e.parent()));
      }

      @Override
      public Set<String> abolished(UnitAbolished e) {
        return Set.of();
      }

      @Override
      public Set<String> retracted(UnitEntryRetracted e) {
        return Set.of();
      }
    };
  }

  @Override
  public ServiceEvent.Visitor<Set<String>> services() {
    return new ServiceEvent.Visitor<>() {
      @Override
      public Set<String> offered(ServiceOffered e) {
        return Set.of();
      }

      @Override
      public Set<String> withdrawn(ServiceWithdrawn e) {
        return Set.of();
      }

      @Override
      public Set<String> retracted(ServiceEntryRetracted e) {
        return Set.of();
      }
    };
  }

  @Override
  public TeamEvent.Visitor<Set<String>> teams() {
    return new TeamEvent.Visitor<>() {
      @Override
      public Set<String> formed(TeamFormed e) {
        return formation(e);
      }

      @Override
      public Set<String> renamed(TeamRenamed e) {
        return Set.of();
      }

      @Override
      public Set<String> dissolved(TeamDissolved e) {
        return Set.of();
      }

      @Override
      public Set<String> joined(MemberJoined e) {
        return Set.of(e.person().subject());
      }

      @Override
      public Set<String> roleChanged(RoleChanged e) {
        return Set.of(e.person().subject());
      }

      @Override
      public Set<String> left(MemberLeft e) {
        return Set.of(e.person().subject());
      }

      @Override
      public Set<String> retracted(TeamEntryRetracted e) {
        return Set.of(e.reason().of());
      }
    };
  }

  @Override
  public UnitTeamEvent.Visitor<Set<String>> unitTeams() {
    return new UnitTeamEvent.Visitor<>() {
      @Override
      public Set<String> assigned(TeamAssignedToUnit e) {
        return Set.of();
      }

      @Override
      public Set<String> released(TeamReleasedFromUnit e) {
        return Set.of();
      }

      @Override
      public Set<String> retracted(UnitTeamRetracted e) {
        return Set.of();
      }
    };
  }

  @Override
  public HouseholdEvent.Visitor<Set<String>> households() {
    return new HouseholdEvent.Visitor<>() {
      @Override
      public Set<String> registered(HouseholdRegistered e) {
        return Set.of(unit(e.hamlet()));
      }

      @Override
      public Set<String> updated(HouseholdUpdated e) {
        return Set.of();
      }

      @Override
      public Set<String> moved(HouseholdMoved e) {
        return new LinkedHashSet<>(List.of(unit(e.from()), unit(e.to())));
      }

      @Override
      public Set<String> retracted(HouseholdEntryRetracted e) {
        return Set.of();
      }
    };
  }

  @Override
  public GuidanceEvent.Visitor<Set<String>> guidance() {
    return new GuidanceEvent.Visitor<>() {
      @Override
      public Set<String> recorded(GuidanceActRecorded e) {
        return guided(e.guidance());
      }

      @Override
      public Set<String> corrected(GuidanceActCorrected e) {
        return guided(e.guidance());
      }

      @Override
      public Set<String> retracted(GuidanceActRetracted e) {
        return Set.of();
      }

      @Override
      public Set<String> levelChanged(AdoptionLevelChanged e) {
        return Set.of();
      }
    };
  }

  @Override
  public LossEvent.Visitor<Set<String>> losses() {
    return accepted -> Set.of();
  }

  @Override
  public FindingEvent.Visitor<Set<String>> findings() {
    return new FindingEvent.Visitor<>() {
      @Override
      public Set<String> examined(FindingExamined e) {
        return Set.of();
      }

      @Override
      public Set<String> reopened(FindingReopened e) {
        return Set.of();
      }
    };
  }

  private static Set<String> formation(TeamFormed formed) {
    Set<String> subjects = new LinkedHashSet<>();
    subjects.add(unit(formed.unit()));
    formed.founders().forEach(founder -> subjects.add(founder.person().subject()));
    return subjects;
  }

  private static Set<String> guided(Guidance guidance) {
    Set<String> subjects = new LinkedHashSet<>();
    subjects.add(guidance.team().stream().toString());
    guidance.members().stream().map(PersonId::subject).forEach(subjects::add);
    return subjects;
  }

  private static String unit(UnitId unit) {
    return unit.stream().toString();
  }
}
