package socai.query.timeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import socai.catalogue.ServiceOffered;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamFormed;
import socai.team.TeamRenamed;
import socai.territory.UnitEstablished;
import socai.territory.UnitRenamed;

/** What a line of a timeline mentions: identifiers, codes and official names; nobody's own. */
final class About {
  private About() {}

  static Map<String, String> of(Event event) {
    Map<String, String> about = new LinkedHashMap<>();
    if (event instanceof TeamFormed e) {
      about.put("name", e.name());
      about.put("founders", Integer.toString(e.founders().size()));
      about.put("decision", e.decision().number());
    } else if (event instanceof TeamRenamed e) {
      about.put("name", e.name());
    } else if (event instanceof MemberJoined e) {
      about.put("person", e.person().toString());
      about.put("role", e.role().code());
    } else if (event instanceof RoleChanged e) {
      about.put("person", e.person().toString());
      about.put("role", e.role().code());
    } else if (event instanceof MemberLeft e) {
      about.put("person", e.person().toString());
    } else if (event instanceof UnitEstablished e) {
      about.put("name", e.name());
    } else if (event instanceof UnitRenamed e) {
      about.put("name", e.name());
    } else if (event instanceof ServiceOffered e) {
      about.put("name", e.nameVi());
    } else if (event instanceof GuidanceActRecorded e) {
      guidance(about, e.act().toString(), e.household().toString(), e.guidance());
    } else if (event instanceof GuidanceActCorrected e) {
      guidance(about, e.act().toString(), e.household().toString(), e.guidance());
    } else if (event instanceof GuidanceActRetracted e) {
      about.put("act", e.act().toString());
    } else if (event instanceof AdoptionLevelChanged e) {
      about.put("service", e.service().value());
      about.put("from", e.from().code());
      about.put("to", e.to().code());
    }
    return about;
  }

  private static void guidance(
      Map<String, String> about, String act, String household, Guidance guidance) {
    about.put("act", act);
    about.put("household", household);
    about.put("team", guidance.team().toString());
    about.put("channel", guidance.channel().code());
    about.put(
        "services",
        guidance.steps().stream()
            .map(step -> step.service().value())
            .collect(Collectors.joining(",")));
  }
}
