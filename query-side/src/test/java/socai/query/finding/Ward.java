package socai.query.finding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Step;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.Recorded;
import socai.schema.EventTypes;
import socai.team.Role;
import socai.territory.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * A ledger as it is recorded, event by event, of two communes: hamlets a1, a2 and a3 in the one, b1
 * and b2 in the other; a1 and b1 have places of their own, 20 km apart.
 */
final class Ward {
  static final PersonId LO = Field.LO;
  static final PersonId QUANG = Field.QUANG;
  static final LocalDate DAY = LocalDate.of(2023, 3, 6);

  /** One degree of latitude. */
  private static final double KILOMETRES = 1 / 111.195;

  private final List<Recorded> events = new ArrayList<>();
  private int asked;
  private String login = "field";
  private Duration late = Duration.ofMinutes(5);

  Ward() {
    apply(Field.established(Field.PROVINCE, UnitLevel.PROVINCE, Optional.empty()));
    unit("a", UnitLevel.COMMUNE, Field.PROVINCE, Optional.of(21.0));
    unit("b", UnitLevel.COMMUNE, Field.PROVINCE, Optional.of(21.0 + 20 * KILOMETRES));
    unit("a1", UnitLevel.HAMLET, Names.unit("a"), Optional.of(21.0));
    unit("a2", UnitLevel.HAMLET, Names.unit("a"), Optional.empty());
    unit("a3", UnitLevel.HAMLET, Names.unit("a"), Optional.empty());
    unit("b1", UnitLevel.HAMLET, Names.unit("b"), Optional.of(21.0 + 20 * KILOMETRES));
    unit("b2", UnitLevel.HAMLET, Names.unit("b"), Optional.empty());
    apply(
        Field.formed(
            Field.TEAM,
            Names.unit("a1"),
            Field.founder(LO, Role.LEADER),
            Field.founder(QUANG, Role.MEMBER)));
  }

  private void unit(String name, UnitLevel level, UnitId parent, Optional<Double> north) {
    apply(
        new UnitEstablished(
            Names.unit(name),
            name,
            name,
            level,
            Optional.of(parent),
            Field.BEGINNING,
            north.map(n -> new Place(n, 104)),
            "danh mục thử"));
  }

  /** From now on {@code who} tells. */
  Ward by(String who) {
    login = who;
    return this;
  }

  /** From now on acts are told so long after they occurred. */
  Ward late(Duration after) {
    late = after;
    return this;
  }

  Ward home(String home, String hamlet) {
    return apply(
        new HouseholdRegistered(
            Names.household(home),
            Names.unit(hamlet),
            Field.home(Names.household(home)),
            at("01T07:00")));
  }

  /** An act at the door of {@code home} by Lò. */
  Ward visit(String act, String home, String time) {
    return act(act, home, guidance(time, LO));
  }

  Ward act(String act, String home, Guidance guidance) {
    return apply(
        new GuidanceActRecorded(Names.household(home), Names.act(act), guidance),
        guidance.occurredAt().instant().plus(late));
  }

  Ward correct(String act, String home, Guidance guidance) {
    return apply(
        new GuidanceActCorrected(Names.household(home), Names.act(act), guidance, personal(home)));
  }

  Ward retract(String act, String home) {
    return apply(
        new GuidanceActRetracted(
            Names.household(home), Names.act(act), personal(home), at("08:00")));
  }

  static Personal personal(String home) {
    return new Personal(Names.household(home).stream().toString(), "Ghi nhầm");
  }

  static Guidance guidance(String time, PersonId... members) {
    return guidance(at(time), Channel.DOOR, List.of(Field.VNEID), members);
  }

  static Guidance guidance(
      OccurredAt at, Channel channel, List<ServiceId> services, PersonId... members) {
    return new Guidance(
        Field.TEAM,
        Arrays.asList(members),
        at,
        channel,
        services.stream().<Step>map(Step.Introduced::new).toList(),
        Optional.empty());
  }

  /** {@code time} of the day, or of another where it is said: 07T08:00. */
  static OccurredAt at(String time) {
    String day = time.contains("T") ? time.substring(0, 2) : "06";
    String clock = time.substring(time.indexOf('T') + 1);
    String seconds = clock.length() > 5 ? clock : clock + ":00";
    return Field.at("2023-03-" + day + "T" + seconds + "+07:00");
  }

  Ward apply(Event event) {
    return apply(event, Instant.parse("2023-03-06T05:00:00Z"));
  }

  Ward apply(Event event, Instant recorded) {
    events.add(
        new Recorded(
            new Position(events.size() + 1L),
            EventTypes.nameOf(event.getClass()),
            event,
            login,
            new RecordedAt(recorded),
            Names.entry("event " + events.size())));
    return this;
  }

  /** The position of the last event. */
  long position() {
    return events.size();
  }

  List<Recorded> events() {
    return List.copyOf(events);
  }

  /** What was recorded since this was asked for last. */
  List<Recorded> rest() {
    List<Recorded> rest = List.copyOf(events.subList(asked, events.size()));
    asked = events.size();
    return rest;
  }
}
