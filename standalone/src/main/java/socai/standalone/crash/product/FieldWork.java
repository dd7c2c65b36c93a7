package socai.standalone.crash.product;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import socai.schema.Json;

/**
 * Commands as field apps and offices send them, by a seed: mostly acts of guidance, now and then a
 * household or a member. For one thread.
 */
public final class FieldWork {
  private static final String FIRST_DAY = "2020-06-03";
  private static final int MOST_HOMES = 200;
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  private static final OffsetDateTime FIRST_ACT =
      OffsetDateTime.of(2023, 1, 5, 8, 0, 0, 0, ZoneOffset.ofHours(7));

  private final Ground ground;
  private final Random random;
  private final List<String> homes = new ArrayList<>();
  private int count;

  /** What must be there before anybody can work. */
  public record Ground(
      String hamlet,
      String team,
      String leader,
      String service,
      String home,
      List<Sending> sendings) {
    /** Decided by {@code random}. */
    public static Ground by(Random random) {
      String province = uuid(random);
      String commune = uuid(random);
      String hamlet = uuid(random);
      String team = uuid(random);
      String leader = uuid(random);
      String home = uuid(random);
      String service = "s" + uuid(random);
      return new Ground(
          hamlet,
          team,
          leader,
          service,
          home,
          List.of(
              unit(random, province, "province", Map.of()),
              unit(random, commune, "commune", Map.of("parent", province)),
              unit(random, hamlet, "hamlet", Map.of("parent", commune)),
              sending(
                  random,
                  "admin",
                  "/api/services",
                  service,
                  Map.of(
                      "service",
                      service,
                      "field",
                      "identity",
                      "nameVi",
                      "Định danh",
                      "nameEn",
                      "Identity",
                      "from",
                      FIRST_DAY)),
              sending(random, "officer", "/api/teams", team, team(team, hamlet, leader)),
              household(random, home, hamlet)));
    }

    private static Sending unit(
        Random random, String id, String level, Map<String, String> parent) {
      Map<String, Object> unit =
          new LinkedHashMap<>(
              Map.of(
                  "unit",
                  id,
                  "code",
                  "T1",
                  "name",
                  "Đơn vị " + level,
                  "level",
                  level,
                  "from",
                  FIRST_DAY,
                  "basis",
                  "QĐ 749/QĐ-TTg"));
      unit.putAll(parent);
      return sending(random, "admin", "/api/units", id, unit);
    }

    private static Map<String, Object> team(String team, String hamlet, String leader) {
      return Map.of(
          "team",
          team,
          "unit",
          hamlet,
          "level",
          "hamlet",
          "name",
          "Tổ CĐSCĐ",
          "decision",
          Map.of(
              "authority",
              "UBND phường",
              "number",
              "12/QĐ-UBND",
              "date",
              "2022-07-01",
              "bases",
              List.of("KH 160/KH-UBND")),
          "from",
          "2022-07-05",
          "founders",
          List.of(person(leader, "leader")));
    }
  }

  /** The work of somebody who begins on {@code ground}. */
  public FieldWork(Ground ground, Random random) {
    this.ground = ground;
    this.random = random;
    homes.add(ground.home());
  }

  /** The next command. It needs nothing that was not acknowledged to this one before. */
  public Sending next() {
    count++;
    int luck = random.nextInt(10);
    if (luck == 0) {
      return household(random, uuid(random), ground.hamlet());
    }
    if (luck == 1) {
      String person = uuid(random);
      Map<String, Object> member = new LinkedHashMap<>(person(person, "member"));
      member.put("team", ground.team());
      member.put("from", "2022-08-01");
      return sending(random, "officer", "/api/memberships", person, member);
    }
    return act();
  }

  /** An act of guidance. */
  public Sending act() {
    String act = uuid(random);
    Map<String, Object> guidance =
        Map.of(
            "team", ground.team(),
            "members", List.of(ground.leader()),
            "occurredAt", SECONDS.format(FIRST_ACT.plusMinutes(count)),
            "channel", "door",
            "steps", List.of(Map.of("outcome", "installed", "service", ground.service())),
            "note", "Hẹn quay lại. ".repeat(random.nextInt(8)) + act);
    return sending(
        random,
        "field",
        "/api/guidance-acts",
        act,
        Map.of(
            "act",
            act,
            "household",
            homes.get(random.nextInt(homes.size())),
            "guidance",
            guidance));
  }

  /** What it sent was taken; later commands may lean on it. */
  public void taken(Sending sending) {
    if (sending.path().equals("/api/households") && homes.size() < MOST_HOMES) {
      homes.add(sending.mark());
    }
  }

  private static Sending household(Random random, String id, String hamlet) {
    return sending(
        random,
        "field",
        "/api/households",
        id,
        Map.of(
            "household",
            id,
            "hamlet",
            hamlet,
            "occurredAt",
            "2022-12-05T08:00:00+07:00",
            "home",
            Map.of(
                "head",
                "Lò Văn A",
                "address",
                "Số " + (1 + random.nextInt(900)),
                "people",
                3,
                "smartphones",
                1,
                "connection",
                "mobile")));
  }

  private static Map<String, Object> person(String person, String role) {
    return Map.of(
        "person", person, "name", "Quàng Thị B", "role", role, "organisation", "teachers");
  }

  private static Sending sending(
      Random random, String login, String path, String mark, Map<String, Object> fields) {
    String command = uuid(random);
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("command", command);
    whole.putAll(fields);
    return new Sending(command, login, path, Json.mapper().writeValueAsString(whole), mark);
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
