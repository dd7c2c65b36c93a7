package socai.standalone.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import socai.schema.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands that nothing is against, each about things of its own, so that one field of it may be
 * anything that it may be. What they need has been recorded before, of the first days there are.
 */
final class AcceptableCommands {
  private static final String UNITS = "1831-01-01";
  private static final String SERVICES = "1997-11-19";
  private static final String WORK = "2020-06-03";
  private static final String WORK_BEGINS = WORK + "T00:00:00+07:00";
  private static final int MEMBERS = 21;
  private static final int OFFERED = 51;

  private final Endpoints endpoints;
  private final String province = Field.id();
  private final String otherProvince = Field.id();
  private final String commune = Field.id();
  private final String hamlet = Field.id();
  private final String team = Field.id();
  private final List<String> people =
      IntStream.range(0, MEMBERS).mapToObj(i -> Field.id()).toList();
  private final List<String> services =
      IntStream.range(0, OFFERED)
          .mapToObj(i -> "s" + i + "-" + Field.id().substring(0, 8))
          .toList();
  private final Map<String, Supplier<Map<String, Object>>> ways = new LinkedHashMap<>();

  AcceptableCommands(Endpoints endpoints) {
    this.endpoints = endpoints;
    unit(province, "province", Optional.empty());
    unit(otherProvince, "province", Optional.empty());
    unit(commune, "commune", Optional.of(province));
    unit(hamlet, "hamlet", Optional.of(commune));
    services.forEach(service -> endpoints.done("admin", "/api/services", offer(service)));
    team(team, hamlet);
    ways.put("establishUnit", () -> establish(Field.id(), "province", Optional.empty()));
    ways.put(
        "renameUnit",
        () -> with(of("unit", aProvince(), "from", UNITS), "name", "Tỉnh", "basis", "NQ"));
    ways.put(
        "moveUnit",
        () -> with(of("unit", aCommune(), "from", UNITS), "parent", otherProvince, "basis", "NQ"));
    ways.put("abolishUnit", () -> of("unit", aProvince(), "on", UNITS, "basis", "NQ"));
    ways.put("offerService", () -> offer("s-" + Field.id()));
    ways.put("withdrawService", () -> of("service", aService(), "on", SERVICES));
    ways.put("formTeam", () -> formation(Field.id(), aHamlet(), 1));
    ways.put("renameTeam", () -> of("team", aTeam(), "name", "Tổ", "from", WORK));
    ways.put("dissolveTeam", () -> of("team", aTeam(), "on", WORK, "decision", decision()));
    ways.put(
        "enrolMember",
        () ->
            with(
                Field.member(Field.id(), "member", "Cà"),
                "command",
                Field.id(),
                "team",
                team,
                "from",
                WORK));
    ways.put(
        "changeRole", () -> of("team", team, "person", aMember(), "role", "deputy", "from", WORK));
    ways.put("leaveTeam", () -> of("team", team, "person", aMember(), "on", WORK));
    ways.put("registerHousehold", () -> register(Field.id()));
    ways.put(
        "updateHousehold",
        () ->
            of(
                "household",
                aHousehold(),
                "home",
                Field.home("Lò", "Số 5"),
                "occurredAt",
                WORK_BEGINS));
    ways.put(
        "moveHousehold",
        () ->
            of(
                "household",
                aHousehold(),
                "hamlet",
                aHamlet(),
                "address",
                "Số 6",
                "occurredAt",
                WORK_BEGINS));
    ways.put("recordGuidanceAct", () -> act(Field.id(), aHousehold()));
    ways.put("correctGuidanceAct", () -> with(anAct(), "guidance", guidance(), "reason", "nhầm"));
    ways.put("retractGuidanceAct", () -> with(anAct(), "reason", "nhầm"));
    ways.put(
        "retractUnitEntry",
        () ->
            retracting(
                "admin",
                "/api/unit-renamings",
                with(of("unit", aProvince(), "from", UNITS), "name", "Tỉnh", "basis", "NQ"),
                "unit",
                "basis"));
    ways.put(
        "retractServiceEntry",
        () ->
            retracting(
                "admin",
                "/api/service-withdrawals",
                of("service", aService(), "on", SERVICES),
                "service",
                "basis"));
    ways.put(
        "retractTeamEntry",
        () ->
            retracting(
                "officer",
                "/api/team-renamings",
                of("team", aTeam(), "name", "Tổ", "from", WORK),
                "team",
                "reason"));
    ways.put(
        "retractHouseholdEntry",
        () ->
            retracting(
                "field",
                "/api/household-updates",
                of(
                    "household",
                    aHousehold(),
                    "home",
                    Field.home("Lò", "Số 5"),
                    "occurredAt",
                    WORK_BEGINS),
                "household",
                "reason"));
    ways.put("examineFinding", () -> examination(Field.id()));
    ways.put("reopenFinding", this::reopening);
  }

  /**
   * One of the kind that the API calls {@code operation}; empty if nobody knows how to make one.
   */
  Optional<ObjectNode> of(String operation) {
    return Optional.ofNullable(ways.get(operation))
        .map(Supplier::get)
        .map(command -> (ObjectNode) Json.mapper().valueToTree(command));
  }

  /** {@code count} elements for the list at {@code place}, none twice. */
  List<Object> elements(String place, int count) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(
          switch (place.substring(place.lastIndexOf('/') + 1)) {
            case "founders" -> Field.member(Field.id(), "member", "Cà " + i);
            case "members" -> people.get(i);
            case "steps" -> Map.of("outcome", "installed", "service", services.get(i));
            default -> "QĐ " + i;
          });
    }
    return elements;
  }

  /** Takes back {@code recorded}, which has been recorded. */
  private Map<String, Object> retracting(
      String login, String path, Map<String, Object> given, String subject, String why) {
    endpoints.done(login, path, given);
    return with(
        of(subject, Objects.requireNonNull(given.get(subject))),
        "retracts",
        Objects.requireNonNull(given.get("command")),
        why,
        "nhầm");
  }

  private Map<String, Object> establish(String id, String level, Optional<String> parent) {
    Map<String, Object> command =
        of(
            "unit",
            id,
            "code",
            id.substring(0, 8),
            "name",
            "Đơn vị",
            "level",
            level,
            "from",
            UNITS,
            "basis",
            "NQ");
    parent.ifPresent(above -> command.put("parent", above));
    command.put("place", Map.of("latitude", 21.3, "longitude", 103.9));
    return command;
  }

  private String unit(String id, String level, Optional<String> parent) {
    endpoints.done("admin", "/api/units", establish(id, level, parent));
    return id;
  }

  private String aProvince() {
    return unit(Field.id(), "province", Optional.empty());
  }

  private String aCommune() {
    return unit(Field.id(), "commune", Optional.of(province));
  }

  private String aHamlet() {
    return unit(Field.id(), "hamlet", Optional.of(commune));
  }

  private static Map<String, Object> offer(String service) {
    return of(
        "service",
        service,
        "field",
        "identity",
        "nameVi",
        "Dịch vụ",
        "nameEn",
        "Service",
        "from",
        SERVICES);
  }

  private String aService() {
    String service = "s-" + Field.id();
    endpoints.done("admin", "/api/services", offer(service));
    return service;
  }

  private static Map<String, Object> decision() {
    return Map.of("authority", "UBND", "number", "1/QĐ", "date", WORK, "bases", List.of("QĐ 749"));
  }

  private Map<String, Object> formation(String id, String unit, int founders) {
    List<Object> members = new ArrayList<>();
    for (int i = 0; i < founders; i++) {
      members.add(
          Field.member(
              i < people.size() && founders > 1 ? people.get(i) : Field.id(), "member", "Cà"));
    }
    return of(
        "team",
        id,
        "unit",
        unit,
        "level",
        "hamlet",
        "name",
        "Tổ",
        "decision",
        decision(),
        "from",
        WORK,
        "founders",
        members);
  }

  private String team(String id, String unit) {
    endpoints.done("officer", "/api/teams", formation(id, unit, MEMBERS));
    return id;
  }

  private String aTeam() {
    String id = Field.id();
    endpoints.done("officer", "/api/teams", formation(id, aHamlet(), 1));
    return id;
  }

  private String aMember() {
    String person = Field.id();
    endpoints.done(
        "officer",
        "/api/memberships",
        with(
            Field.member(person, "member", "Cà"),
            "command",
            Field.id(),
            "team",
            team,
            "from",
            WORK));
    return person;
  }

  private Map<String, Object> register(String household) {
    return of(
        "household",
        household,
        "hamlet",
        hamlet,
        "home",
        Field.home("Lò", "Số 5"),
        "occurredAt",
        WORK_BEGINS);
  }

  private String aHousehold() {
    String household = Field.id();
    endpoints.done("field", "/api/households", register(household));
    return household;
  }

  private Map<String, Object> guidance() {
    return with(
        Map.of(),
        "team",
        team,
        "members",
        List.of(people.get(0)),
        "occurredAt",
        WORK_BEGINS,
        "channel",
        "door",
        "steps",
        List.of(Map.of("outcome", "installed", "service", services.get(0))),
        "note",
        "x");
  }

  private Map<String, Object> act(String act, String household) {
    return of("act", act, "household", household, "guidance", guidance());
  }

  private Map<String, Object> anAct() {
    Map<String, Object> recorded = act(Field.id(), aHousehold());
    endpoints.done("field", "/api/guidance-acts", recorded);
    Map<String, Object> again = with(recorded, "command", Field.id());
    again.remove("guidance");
    return again;
  }

  private static Map<String, Object> examination(String finding) {
    return of("finding", finding, "seen", 1, "about", "person/" + Field.id(), "reason", "đã xem");
  }

  private Map<String, Object> reopening() {
    Map<String, Object> examined = examination(Field.id());
    endpoints.done("auditor", "/api/finding-examinations", examined);
    Map<String, Object> again = with(examined, "command", Field.id());
    again.remove("seen");
    return again;
  }

  /** A command with a new identifier and these fields. */
  private static Map<String, Object> of(Object... fields) {
    return with(Map.of("command", Field.id()), fields);
  }

  private static Map<String, Object> with(Map<String, ?> whole, Object... fields) {
    Map<String, Object> changed = new LinkedHashMap<>(whole);
    for (int i = 0; i < fields.length; i += 2) {
      changed.put((String) fields[i], fields[i + 1]);
    }
    return changed;
  }
}
