package socai.standalone.consistency;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * One of several who tell a world what happens in it. Each has hamlets, teams and households of
 * their own, so that what they tell of one thing is recorded in the order in which it happened.
 */
final class Writer {
  private static final Map<String, Object> DECISION =
      Map.of(
          "authority", "UBND", "number", "1/QĐ", "date", "2022-07-01", "bases", List.of("KH 160"));

  private final Server server;
  private final Random random;
  private final int number;
  private final int writers;
  private final AtomicLong last;
  private final AtomicInteger refused;
  private final Map<String, Integer> days = new HashMap<>();
  private final List<Map<String, String>> acts = new ArrayList<>();

  /**
   * @param last is set to where each command has left the ledger
   * @param refused counts those that a rule refused
   */
  Writer(
      Server server,
      Random random,
      int number,
      int writers,
      AtomicLong last,
      AtomicInteger refused) {
    this.server = server;
    this.random = random;
    this.number = number;
    this.writers = writers;
    this.last = last;
    this.refused = refused;
  }

  /** What must be there before anything happens. */
  static void begin(Server server, AtomicLong last) {
    Writer first = new Writer(server, new Random(0), 0, 1, last, new AtomicInteger());
    first.unit(World.PROVINCE, "province", "");
    World.COMMUNES.forEach(commune -> first.unit(commune, "commune", World.PROVINCE));
    World.HAMLETS
        .subList(0, 8)
        .forEach(hamlet -> first.unit(hamlet, "hamlet", World.COMMUNES.get(0)));
    World.SERVICES.forEach(
        service ->
            first.record(
                "admin",
                "/api/services",
                Map.of(
                    "service",
                    service,
                    "field",
                    "identity",
                    "nameVi",
                    service,
                    "nameEn",
                    service,
                    "from",
                    "2023-01-01")));
  }

  void step() {
    switch (random.nextInt(20)) {
      case 0 -> unit(mine(World.HAMLETS), "hamlet", World.any(World.COMMUNES, random));
      case 1 -> {
        String unit = mine(World.HAMLETS);
        record(
            "admin",
            "/api/unit-renamings",
            Map.of(
                "unit",
                unit,
                "name",
                "Tên " + random.nextInt(999),
                "from",
                next(unit),
                "basis",
                "NQ"));
      }
      case 2 -> {
        String unit = mine(World.HAMLETS);
        record(
            "admin",
            "/api/unit-moves",
            Map.of(
                "unit",
                unit,
                "parent",
                World.any(World.COMMUNES, random),
                "from",
                next(unit),
                "basis",
                "NQ"));
      }
      case 3, 4 -> form();
      case 5, 6 -> join();
      case 7 -> leave();
      case 8 -> role();
      case 9 -> team();
      case 10, 11, 12 -> register();
      case 13 -> move();
      case 14 -> correct();
      case 15 -> service();
      case 16 -> examine();
      default -> guide();
    }
  }

  private <T> T mine(List<T> all) {
    int of = all.size() / writers;
    return all.get(number * of + random.nextInt(of));
  }

  /** The day of the next thing that happens to {@code subject}: never an earlier one. */
  private String next(String subject) {
    int day =
        Math.min(World.DAYS.size() - 1, days.getOrDefault(subject, 0) + random.nextInt(3) / 2);
    days.put(subject, day);
    return World.DAYS.get(day);
  }

  private String anyDay() {
    return World.any(World.DAYS, random);
  }

  private void unit(String unit, String level, String parent) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("unit", unit);
    command.put("code", unit.substring(0, 8));
    command.put("name", "Đơn vị " + unit.substring(0, 4));
    command.put("level", level);
    if (!parent.isEmpty()) {
      command.put("parent", parent);
    }
    command.put("from", "2023-01-01");
    command.put("basis", "NQ");
    World.placeOf(unit).ifPresent(place -> command.put("place", place));
    record("admin", "/api/units", command);
  }

  private Map<String, Object> member(String person) {
    return Map.of(
        "person",
        person,
        "name",
        "Tên " + person.substring(0, 4),
        "role",
        "member",
        "organisation",
        "teachers");
  }

  private void form() {
    String team = mine(World.TEAMS);
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("team", team);
    command.put("unit", mine(World.HAMLETS));
    command.put("level", "hamlet");
    command.put("name", "Tổ " + team.substring(0, 4));
    command.put("decision", DECISION);
    command.put("from", next(team));
    command.put("founders", List.of(member(World.any(World.PEOPLE, random))));
    record("officer", "/api/teams", command);
  }

  private void join() {
    String team = mine(World.TEAMS);
    Map<String, Object> command = new LinkedHashMap<>(member(World.any(World.PEOPLE, random)));
    command.put("team", team);
    command.put("from", next(team));
    record("officer", "/api/memberships", command);
  }

  private void leave() {
    String team = mine(World.TEAMS);
    record(
        "officer",
        "/api/departures",
        Map.of("team", team, "person", World.any(World.PEOPLE, random), "on", next(team)));
  }

  private void role() {
    String team = mine(World.TEAMS);
    record(
        "officer",
        "/api/role-changes",
        Map.of(
            "team",
            team,
            "person",
            World.any(World.PEOPLE, random),
            "role",
            "leader",
            "from",
            next(team)));
  }

  private void team() {
    String team = mine(World.TEAMS);
    if (random.nextInt(4) == 0) {
      record(
          "officer",
          "/api/team-dissolutions",
          Map.of("team", team, "on", next(team), "decision", DECISION));
    } else {
      record(
          "officer",
          "/api/team-renamings",
          Map.of("team", team, "name", "Tổ " + random.nextInt(99), "from", next(team)));
    }
  }

  private Map<String, Object> home() {
    return Map.of(
        "head",
        "Lò Văn A",
        "address",
        "Số " + random.nextInt(9),
        "people",
        3,
        "smartphones",
        1,
        "connection",
        "mobile");
  }

  private void register() {
    String home = mine(World.HOUSEHOLDS);
    record(
        "field",
        "/api/households",
        Map.of(
            "household",
            home,
            "hamlet",
            World.any(World.HAMLETS, random),
            "home",
            home(),
            "occurredAt",
            next(home) + "T08:00:00+07:00"));
  }

  private void move() {
    String home = mine(World.HOUSEHOLDS);
    if (random.nextInt(3) == 0) {
      record(
          "field",
          "/api/household-updates",
          Map.of("household", home, "home", home(), "occurredAt", next(home) + "T08:00:00+07:00"));
    } else {
      record(
          "field",
          "/api/household-moves",
          Map.of(
              "household",
              home,
              "hamlet",
              World.any(World.HAMLETS, random),
              "address",
              "Số 1",
              "occurredAt",
              next(home) + "T08:00:00+07:00"));
    }
  }

  /**
   * A third of all is recorded of one member and a day or two: enough for rules to find much there.
   */
  private Map<String, Object> guidance() {
    boolean busy = random.nextInt(3) == 0;
    List<Map<String, String>> steps =
        random.nextInt(6) == 0
            ? List.of(
                Map.of(
                    "outcome",
                    "stepped_back",
                    "service",
                    World.any(World.SERVICES, random),
                    "to",
                    "introduced",
                    "reason",
                    "lost_phone"))
            : List.of(
                Map.of(
                    "outcome",
                    World.any(World.LEVELS, random),
                    "service",
                    World.any(World.SERVICES, random)));
    return Map.of(
        "team",
        World.any(World.TEAMS, random),
        "members",
        List.of(busy ? World.PEOPLE.get(0) : World.any(World.PEOPLE, random)),
        "occurredAt",
        (busy ? World.DAYS.get(20 + random.nextInt(2)) : anyDay())
            + "T0%d:%02d:00+07:00".formatted(7 + random.nextInt(2), random.nextInt(60)),
        "channel",
        "door",
        "steps",
        steps);
  }

  private void guide() {
    String act = chance();
    String home = mine(World.HOUSEHOLDS);
    acts.add(Map.of("act", act, "household", home));
    record(
        "field",
        "/api/guidance-acts",
        Map.of("act", act, "household", home, "guidance", guidance()));
  }

  private void correct() {
    if (acts.isEmpty()) {
      return;
    }
    Map<String, Object> command = new LinkedHashMap<>(World.any(acts, random));
    command.put("reason", "Nhầm");
    if (random.nextBoolean()) {
      command.put("guidance", guidance());
      record("field", "/api/guidance-act-corrections", command);
    } else {
      record("field", "/api/guidance-act-retractions", command);
    }
  }

  private void service() {
    String service = "s-" + number;
    if (random.nextBoolean()) {
      record(
          "admin",
          "/api/services",
          Map.of(
              "service",
              service,
              "field",
              "health",
              "nameVi",
              "Tên",
              "nameEn",
              "Name",
              "from",
              next(service)));
    } else {
      record("admin", "/api/service-withdrawals", Map.of("service", service, "on", next(service)));
    }
  }

  private void examine() {
    JsonNode list = json(server.get("auditor", "/api/suspicions?state=open&limit=5"));
    if (list.path("findings").isEmpty()) {
      return;
    }
    String finding = list.get("findings").get(0).get("id").asString();
    JsonNode one = json(server.get("auditor", "/api/suspicions/" + finding));
    if (one.hasNonNull("about")) {
      record(
          "auditor",
          "/api/finding-examinations",
          Map.of(
              "finding",
              finding,
              "seen",
              list.get("position").asLong(),
              "about",
              one.get("about").asString(),
              "reason",
              "Đã xem"));
    }
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private String chance() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private void record(String login, String path, Map<String, ?> fields) {
    Map<String, Object> command = new LinkedHashMap<>(fields);
    command.put("command", chance());
    HttpResponse<byte[]> answer = server.post(login, path, command);
    if (answer.statusCode() == 201) {
      long position = Json.mapper().readTree(answer.body()).get("position").asLong();
      last.accumulateAndGet(position, Math::max);
    } else if (answer.statusCode() == 400 || answer.statusCode() >= 500) {
      throw new AssertionError(
          path
              + " answered "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    } else {
      refused.incrementAndGet();
    }
  }
}
