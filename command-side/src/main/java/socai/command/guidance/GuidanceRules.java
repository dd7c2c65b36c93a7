package socai.command.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.command.household.HouseholdState;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.GuidanceHistory;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.time.PhoneClock;
import socai.time.RecordedAt;

/**
 * What may be recorded of acts, and what becomes of the household's levels: after every act,
 * correction and retraction they are what the acts that count lead to.
 */
final class GuidanceRules {
  /**
   * Two acts a week for 29 years; a stream of more takes too long to be read for the first time.
   */
  static final Bound BOUND = Bound.of(3_000, GuidanceRefusal.FULL_HISTORY);

  private GuidanceRules() {}

  static List<GuidanceEvent> record(
      HouseholdState home,
      TeamHistory team,
      Function<ServiceId, ServiceHistory> services,
      RecordGuidanceAct c,
      RecordedAt now) {
    registered(home);
    if (home.guidance().act(c.act()).isPresent() || home.guidance().isRetracted(c.act())) {
      throw GuidanceRefusal.ACT_KNOWN.refused();
    }
    mayBe(c.guidance(), team, services, now);
    BOUND.demand(home.actTally(), ChangeKind.NEW);
    Guidance guidance = c.guidance().of(c.household());
    return withLevels(home, new GuidanceActRecorded(c.household(), c.act(), guidance));
  }

  static List<GuidanceEvent> correct(
      HouseholdState home,
      TeamHistory team,
      Function<ServiceId, ServiceHistory> services,
      CorrectGuidanceAct c,
      RecordedAt now) {
    counting(home, c.act());
    mayBe(c.guidance(), team, services, now);
    BOUND.demand(home.actTally(), ChangeKind.IN_PLACE);
    Guidance guidance = c.guidance().of(c.household());
    return withLevels(
        home,
        new GuidanceActCorrected(
            c.household(), c.act(), guidance, personal(c.household(), c.reason())));
  }

  static List<GuidanceEvent> retract(HouseholdState home, RetractGuidanceAct c) {
    Guidance recorded = counting(home, c.act());
    return withLevels(
        home,
        new GuidanceActRetracted(
            c.household(), c.act(), personal(c.household(), c.reason()), recorded.occurredAt()));
  }

  /**
   * Only services of the act, as it was recorded before or is recorded now, can come to another
   * level.
   */
  private static List<GuidanceEvent> withLevels(HouseholdState home, GuidanceEvent event) {
    GuidanceHistory after = home.guidance().after(event);
    Set<ServiceId> touched = new LinkedHashSet<>();
    after.act(event.act()).ifPresent(recorded -> services(recorded).forEach(touched::add));
    home.guidance()
        .act(event.act())
        .ifPresent(recorded -> services(recorded).forEach(touched::add));
    List<GuidanceEvent> events = new ArrayList<>();
    events.add(event);
    for (ServiceId service : touched) {
      AdoptionLevel from = home.level(service);
      AdoptionLevel to = after.level(service);
      if (from != to) {
        events.add(
            new AdoptionLevelChanged(
                event.household(), event.act(), service, from, to, event.occurredAt()));
      }
    }
    return events;
  }

  private static Stream<ServiceId> services(Guidance guidance) {
    return guidance.steps().stream().map(Step::service);
  }

  private static void registered(HouseholdState home) {
    if (!home.household().isRegistered()) {
      throw GuidanceRefusal.HOUSEHOLD_UNKNOWN.refused();
    }
  }

  private static Guidance counting(HouseholdState home, ActId act) {
    registered(home);
    if (home.guidance().isRetracted(act)) {
      throw GuidanceRefusal.ACT_RETRACTED.refused();
    }
    return home.guidance().act(act).orElseThrow(GuidanceRefusal.ACT_UNKNOWN::refused);
  }

  private static void mayBe(
      NewGuidance recorded,
      TeamHistory team,
      Function<ServiceId, ServiceHistory> services,
      RecordedAt now) {
    if (PhoneClock.isAhead(recorded.occurredAt(), now)) {
      throw GuidanceRefusal.FROM_THE_FUTURE.refused();
    }
    LocalDate day = recorded.occurredAt().day();
    byTeam(recorded, team, day);
    Set<ServiceId> seen = new HashSet<>();
    for (Step step : recorded.steps()) {
      Map<String, String> named = Map.of("service", step.service().value());
      if (!seen.add(step.service())) {
        throw GuidanceRefusal.SERVICE_TWICE.refused(named);
      }
      ServiceHistory service = services.apply(step.service());
      if (!service.isKnown()) {
        throw GuidanceRefusal.SERVICE_UNKNOWN.refused(named);
      }
      if (!service.isOfferedOn(day)) {
        throw GuidanceRefusal.SERVICE_NOT_OFFERED.refused(named);
      }
    }
  }

  private static void byTeam(NewGuidance recorded, TeamHistory team, LocalDate day) {
    LocalDate from =
        team.formation().map(TeamFormed::from).orElseThrow(GuidanceRefusal.TEAM_UNKNOWN::refused);
    if (day.isBefore(from)) {
      throw GuidanceRefusal.BEFORE_THE_TEAM.refused();
    }
    if (!team.worksOn(day)) {
      throw GuidanceRefusal.AFTER_THE_TEAM.refused();
    }
    Set<PersonId> seen = new HashSet<>();
    for (PersonId member : recorded.members()) {
      if (!seen.add(member)) {
        throw GuidanceRefusal.MEMBER_TWICE.refused();
      }
      if (!team.isMember(member, day)) {
        throw GuidanceRefusal.NOT_A_MEMBER.refused();
      }
    }
  }

  private static Personal personal(HouseholdId household, String text) {
    return new Personal(household.stream().toString(), text);
  }
}
