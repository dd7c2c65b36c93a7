package socai.standalone.pages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the ledger of units, teams, households and acts, through the endpoints that field apps use.
 */
final class FieldRecorder {
  private static final String FIRST_DAY = "2020-06-03";

  private final ApiClient door;
  private long position;

  FieldRecorder(ApiClient door) {
    this.door = door;
  }

  /** The same identifier for the same name, always. */
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the last command left the ledger. */
  long position() {
    return position;
  }

  void unit(String code, String name, String level, String parentCode, double... place) {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("unit", id(code));
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    if (!parentCode.isEmpty()) {
      unit.put("parent", id(parentCode));
    }
    unit.put("from", FIRST_DAY);
    unit.put("basis", "Danh mục đơn vị hành chính");
    if (place.length == 2) {
      unit.put("place", Map.of("latitude", place[0], "longitude", place[1]));
    }
    record("admin", "/api/units", unit);
  }

  void service(String id, String field, String nameVi, String nameEn) {
    record(
        "admin",
        "/api/services",
        Map.of(
            "service", id, "field", field, "nameVi", nameVi, "nameEn", nameEn, "from", FIRST_DAY));
  }

  void team(String unitCode, String level, String name, List<Map<String, Object>> founders) {
    record(
        "officer",
        "/api/teams",
        Map.of(
            "team",
            id("team " + unitCode),
            "unit",
            id(unitCode),
            "level",
            level,
            "name",
            name,
            "decision",
            Map.of(
                "authority", "Uỷ ban nhân dân cấp xã",
                "number", "45/QĐ-UBND",
                "date", "2022-07-01",
                "bases", List.of("KH 160/KH-UBND")),
            "from",
            "2022-07-05",
            "founders",
            founders));
  }

  static Map<String, Object> founder(String person, String name, String role, String organisation) {
    return Map.of("person", id(person), "name", name, "role", role, "organisation", organisation);
  }

  void joins(String unitCode, String person, String name, String organisation, String from) {
    Map<String, Object> joining =
        new LinkedHashMap<>(founder(person, name, "member", organisation));
    joining.put("team", id("team " + unitCode));
    joining.put("from", from);
    record("officer", "/api/memberships", joining);
  }

  void leaves(String unitCode, String person, String on) {
    record(
        "officer",
        "/api/departures",
        Map.of("team", id("team " + unitCode), "person", id(person), "on", on));
  }

  void household(String name, String hamletCode, String head, String address) {
    record(
        "field",
        "/api/households",
        Map.of(
            "household", id(name),
            "hamlet", id(hamletCode),
            "home",
                Map.of(
                    "head",
                    head,
                    "address",
                    address,
                    "people",
                    4,
                    "smartphones",
                    2,
                    "connection",
                    "mobile"),
            "occurredAt", "2023-01-05T08:00:00+07:00"));
  }

  void act(String name, String household, Map<String, Object> guidance) {
    record(
        "field",
        "/api/guidance-acts",
        Map.of("act", id(name), "household", id(household), "guidance", guidance));
  }

  void corrects(String act, String household, Map<String, Object> guidance) {
    record(
        "field",
        "/api/guidance-act-corrections",
        Map.of(
            "act",
            id(act),
            "household",
            id(household),
            "guidance",
            guidance,
            "reason",
            "Đã kích hoạt chứ không chỉ cài đặt"));
  }

  void retracts(String act, String household) {
    record(
        "field",
        "/api/guidance-act-retractions",
        Map.of("act", id(act), "household", id(household), "reason", "Nhầm hộ"));
  }

  static Map<String, Object> guidance(
      String unitCode, String member, String at, String channel, List<Map<String, String>> steps) {
    return Map.of(
        "team",
        id("team " + unitCode),
        "members",
        List.of(id(member)),
        "occurredAt",
        at,
        "channel",
        channel,
        "steps",
        steps,
        "note",
        "Hẹn quay lại sau vụ gặt");
  }

  static Map<String, String> step(String outcome, String service) {
    return Map.of("outcome", outcome, "service", service);
  }

  static Map<String, String> declined(String service, String reason) {
    return Map.of("outcome", "declined", "service", service, "reason", reason);
  }

  private void record(String login, String path, Map<String, Object> recorded) {
    Map<String, Object> command = new LinkedHashMap<>(recorded);
    command.put("command", UUID.randomUUID());
    position = door.record(login, path, command);
  }
}
