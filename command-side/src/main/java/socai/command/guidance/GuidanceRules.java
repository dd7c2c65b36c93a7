package socai.command.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import socai.catalogue.ServiceId;
import socai.command.catalogue.ServiceState;
import socai.command.household.HouseholdState;
import socai.command.team.TeamState;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.Ladder;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.person.Personal;
import socai.time.OccurredAt;
import socai.time.PhoneClock;
import socai.time.RecordedAt;

/**
 * What may be told of acts, and what becomes of the household's levels: after every act, correction
 * and retraction they are what the acts that count lead to.
 */
final class GuidanceRules {
  private GuidanceRules() {}

  static List<GuidanceEvent> record(
      HouseholdState home,
      TeamState team,
      Function<ServiceId, ServiceState> services,
      RecordGuidanceAct c,
      RecordedAt now) {
    registered(home);
    if (home.acts().containsKey(c.act()) || home.retracted().containsKey(c.act())) {
      throw GuidanceRefusal.ACT_KNOWN.refused();
    }
    mayBe(c.guidance(), team, services, now);
    Guidance guidance = c.guidance().of(c.household());
    Map<ActId, Guidance> acts = new LinkedHashMap<>(home.acts());
    acts.put(c.act(), guidance);
    return withLevels(
        new GuidanceActRecorded(c.household(), c.act(), guidance),
        c.household(),
        home,
        acts,
        guidance.occurredAt());
  }

  static List<GuidanceEvent> correct(
      HouseholdState home,
      TeamState team,
      Function<ServiceId, ServiceState> services,
      CorrectGuidanceAct c,
      RecordedAt now) {
    counting(home, c.act());
    mayBe(c.guidance(), team, services, now);
    Guidance guidance = c.guidance().of(c.household());
    Map<ActId, Guidance> acts = new LinkedHashMap<>(home.acts());
    acts.put(c.act(), guidance);
    return withLevels(
        new GuidanceActCorrected(
            c.household(), c.act(), guidance, personal(c.household(), c.reason())),
        c.household(),
        home,
        acts,
        guidance.occurredAt());
  }

  static List<GuidanceEvent> retract(HouseholdState home, RetractGuidanceAct c) {
    Guidance told = counting(home, c.act());
    Map<ActId, Guidance> acts = new LinkedHashMap<>(home.acts());
    acts.remove(c.act());
    return withLevels(
        new GuidanceActRetracted(
            c.household(), c.act(), personal(c.household(), c.reason()), told.occurredAt()),
        c.household(),
        home,
        acts,
        told.occurredAt());
  }

  private static List<GuidanceEvent> withLevels(
      GuidanceEvent event,
      HouseholdId household,
      HouseholdState home,
      Map<ActId, Guidance> acts,
      OccurredAt at) {
    Map<ServiceId, AdoptionLevel> levels = Ladder.levels(acts);
    Set<ServiceId> touched = new LinkedHashSet<>(levels.keySet());
    touched.addAll(home.levels().keySet());
    List<GuidanceEvent> events = new ArrayList<>();
    events.add(event);
    for (ServiceId service : touched) {
      AdoptionLevel before = home.level(service);
      AdoptionLevel after = levels.getOrDefault(service, AdoptionLevel.NONE);
      if (before != after) {
        events.add(new AdoptionLevelChanged(household, event.act(), service, before, after, at));
      }
    }
    return events;
  }

  private static void registered(HouseholdState home) {
    if (home.hamlet().isEmpty()) {
      throw GuidanceRefusal.HOUSEHOLD_UNKNOWN.refused();
    }
  }

  private static Guidance counting(HouseholdState home, ActId act) {
    registered(home);
    if (home.retracted().containsKey(act)) {
      throw GuidanceRefusal.ACT_RETRACTED.refused();
    }
    Guidance told = home.acts().get(act);
    if (told == null) {
      throw GuidanceRefusal.ACT_UNKNOWN.refused();
    }
    return told;
  }

  private static void mayBe(
      NewGuidance told,
      TeamState team,
      Function<ServiceId, ServiceState> services,
      RecordedAt now) {
    if (PhoneClock.isAhead(told.occurredAt(), now)) {
      throw GuidanceRefusal.FROM_THE_FUTURE.refused();
    }
    LocalDate day = told.occurredAt().day();
    byTeam(told, team, day);
    Set<ServiceId> seen = new HashSet<>();
    for (Step step : told.steps()) {
      Map<String, String> named = Map.of("service", step.service().value());
      if (!seen.add(step.service())) {
        throw GuidanceRefusal.SERVICE_TWICE.refused(named);
      }
      ServiceState service = services.apply(step.service());
      if (!service.isKnown()) {
        throw GuidanceRefusal.SERVICE_UNKNOWN.refused(named);
      }
      if (!service.isOfferedOn(day)) {
        throw GuidanceRefusal.SERVICE_NOT_OFFERED.refused(named);
      }
    }
  }

  private static void byTeam(NewGuidance told, TeamState team, LocalDate day) {
    if (team.unit().isEmpty()) {
      throw GuidanceRefusal.TEAM_UNKNOWN.refused();
    }
    if (day.isBefore(team.from())) {
      throw GuidanceRefusal.BEFORE_THE_TEAM.refused();
    }
    if (!team.worksOn(day)) {
      throw GuidanceRefusal.AFTER_THE_TEAM.refused();
    }
    Set<PersonId> seen = new HashSet<>();
    for (PersonId member : told.members()) {
      if (!seen.add(member)) {
        throw GuidanceRefusal.MEMBER_TWICE.refused();
      }
      if (team.memberships().on(day).noneMatch(m -> m.person().equals(member))) {
        throw GuidanceRefusal.NOT_A_MEMBER.refused();
      }
    }
  }

  private static Personal personal(HouseholdId household, String text) {
    return new Personal(household.stream().toString(), text);
  }
}
