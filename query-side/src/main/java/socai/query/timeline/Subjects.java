package socai.query.timeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import socai.event.Event;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.person.PersonId;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamFormed;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;

/** To whom an event is told: its own stream, and all others it concerns. */
final class Subjects {
  private Subjects() {}

  static Set<String> of(Event event) {
    Set<String> subjects = new LinkedHashSet<>();
    subjects.add(event.stream().toString());
    if (event instanceof TeamFormed e) {
      subjects.add(unit(e.unit()));
      e.founders().forEach(founder -> subjects.add(founder.person().subject()));
    } else if (event instanceof MemberJoined e) {
      subjects.add(e.person().subject());
    } else if (event instanceof RoleChanged e) {
      subjects.add(e.person().subject());
    } else if (event instanceof MemberLeft e) {
      subjects.add(e.person().subject());
    } else if (event instanceof UnitEstablished e) {
      e.parent().ifPresent(parent -> subjects.add(unit(parent)));
    } else if (event instanceof UnitMoved e) {
      subjects.add(unit(e.parent()));
    } else if (event instanceof HouseholdRegistered e) {
      subjects.add(unit(e.hamlet()));
    } else if (event instanceof HouseholdMoved e) {
      subjects.addAll(List.of(unit(e.from()), unit(e.to())));
    } else if (event instanceof GuidanceActRecorded e) {
      guided(subjects, e.guidance());
    } else if (event instanceof GuidanceActCorrected e) {
      guided(subjects, e.guidance());
    }
    return subjects;
  }

  private static void guided(Set<String> subjects, Guidance guidance) {
    subjects.add(guidance.team().stream().toString());
    guidance.members().stream().map(PersonId::subject).forEach(subjects::add);
  }

  private static String unit(UnitId unit) {
    return unit.stream().toString();
  }
}
