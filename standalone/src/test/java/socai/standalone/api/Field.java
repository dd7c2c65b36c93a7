package socai.standalone.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small field to work in: a province down to hamlets, a service, a team, a household. */
final class Field {
  final String province = id();
  final String commune = id();
  final String hamlet = id();
  final String free = id();
  final String team = id();
  final String leader = id();
  final String home = id();
  final String service = "s" + id();

  private final Endpoints endpoints;

  Field(Endpoints endpoints) {
    this.endpoints = endpoints;
    unit(province, "province", "2020-06-03", null);
    unit(commune, "commune", "2020-06-03", province);
    unit(hamlet, "hamlet", "2020-06-03", commune);
    unit(free, "hamlet", "2020-06-03", commune);
    endpoints.done(
        "admin",
        "/api/services",
        Map.of(
            "command",
            id(),
            "service",
            service,
            "field",
            "identity",
            "nameVi",
            "Định danh",
            "nameEn",
            "Identity",
            "from",
            "2020-06-03"));
    endpoints.done("officer", "/api/teams", formation());
    endpoints.done("field", "/api/households", registration(home, hamlet));
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  /** {@code whole} with {@code value} for {@code field}. */
  static Map<String, Object> with(Map<String, ?> whole, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(whole);
    changed.put(field, value);
    return changed;
  }

  long unit(String id, String level, String from, String parent) {
    Map<String, Object> command =
        new LinkedHashMap<>(
            Map.of(
                "command",
                id(),
                "unit",
                id,
                "code",
                id.substring(0, 8),
                "name",
                "Đơn vị " + level,
                "level",
                level,
                "from",
                from,
                "basis",
                "QĐ 749/QĐ-TTg"));
    if (parent != null) {
      command.put("parent", parent);
    }
    return endpoints.done("admin", "/api/units", command);
  }

  /** The formation of this field's team, as a new command. */
  Map<String, Object> formation() {
    return Map.of(
        "command",
        id(),
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
        List.of(member(leader, "leader", "Quàng Thị B")));
  }

  static Map<String, Object> member(String person, String role, String name) {
    return Map.of("person", person, "name", name, "role", role, "organisation", "teachers");
  }

  Map<String, Object> enrolment(String role) {
    return Map.of(
        "command",
        id(),
        "team",
        team,
        "person",
        id(),
        "name",
        "Cà Văn C",
        "role",
        role,
        "organisation",
        "teachers",
        "from",
        "2022-08-01");
  }

  Map<String, Object> registration(String household, String in) {
    return Map.of(
        "command",
        id(),
        "household",
        household,
        "hamlet",
        in,
        "home",
        home("Lò Văn A", "Số 5"),
        "occurredAt",
        "2023-01-05T08:00:00+07:00");
  }

  static Map<String, Object> home(String head, String address) {
    return Map.of(
        "head", head, "address", address, "people", 3, "smartphones", 1, "connection", "mobile");
  }

  Map<String, Object> guidance() {
    return Map.of(
        "team",
        team,
        "members",
        List.of(leader),
        "occurredAt",
        "2023-01-05T08:10:00+07:00",
        "channel",
        "door",
        "steps",
        List.of(Map.of("outcome", "installed", "service", service)));
  }

  Map<String, Object> act(Map<String, ?> guidance) {
    return Map.of("command", id(), "act", id(), "household", home, "guidance", guidance);
  }
}
