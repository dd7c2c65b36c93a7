package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.schema.Json;

/** What the field's rules are against: the same answer in two languages, and nothing recorded. */
@ExtendWith(Endpoints.Given.class)
class FieldRefusalsIT {
  private static final String FUTURE = "2999-01-01";
  private static Field made;

  private final Endpoints endpoints;
  private final Field field;

  FieldRefusalsIT(Endpoints endpoints) {
    this.endpoints = endpoints;
    if (made == null) {
      made = new Field(endpoints);
    }
    this.field = made;
  }

  enum Asked {
    A_TEAM_FORMED_IN_THE_FUTURE(
        "officer",
        "/api/teams",
        422,
        "date.in-the-future",
        f -> Field.with(Field.with(f.formation(), "team", Field.id()), "from", FUTURE)),
    A_TEAM_FORMED_BEFORE_IT_WAS_DECIDED(
        "officer",
        "/api/teams",
        422,
        "team.decided-later",
        f ->
            Field.with(
                Field.with(Field.with(f.formation(), "team", Field.id()), "unit", f.free),
                "from",
                "2022-06-30")),
    A_TEAM_OF_AN_UNKNOWN_UNIT(
        "officer",
        "/api/teams",
        422,
        "team.unit-unknown",
        f -> Field.with(Field.with(f.formation(), "team", Field.id()), "unit", Field.id())),
    A_TEAM_OF_A_PROVINCE(
        "officer",
        "/api/teams",
        422,
        "team.unit-without-teams",
        f -> Field.with(Field.with(f.formation(), "team", Field.id()), "unit", f.province)),
    A_TEAM_OF_ANOTHER_LEVEL_THAN_ITS_UNIT(
        "officer",
        "/api/teams",
        422,
        "team.wrong-level",
        f -> Field.with(Field.with(f.formation(), "team", Field.id()), "level", "commune")),
    A_SECOND_TEAM_OF_A_UNIT(
        "officer",
        "/api/teams",
        422,
        "team.unit-has-a-team",
        f -> Field.with(f.formation(), "team", Field.id())),
    A_SECOND_LEADER(
        "officer", "/api/memberships", 422, "team.second-leader", f -> f.enrolment("leader")),
    SOMEBODY_TWICE_IN_ONE_TEAM(
        "officer",
        "/api/memberships",
        422,
        "team.member-twice",
        f -> Field.with(f.enrolment("member"), "person", f.leader)),
    A_MEMBER_BEFORE_THE_TEAM(
        "officer",
        "/api/memberships",
        422,
        "team.before-formation",
        f -> Field.with(f.enrolment("member"), "from", "2022-07-04")),
    A_MEMBER_FROM_THE_FUTURE(
        "officer",
        "/api/memberships",
        422,
        "date.in-the-future",
        f -> Field.with(f.enrolment("member"), "from", FUTURE)),
    A_MEMBER_OF_AN_UNKNOWN_TEAM(
        "officer",
        "/api/memberships",
        422,
        "team.unknown",
        f -> Field.with(f.enrolment("member"), "team", Field.id())),
    A_HOUSEHOLD_IN_A_COMMUNE(
        "field",
        "/api/households",
        422,
        "household.not-a-hamlet",
        f -> f.registration(Field.id(), f.commune)),
    A_HOUSEHOLD_IN_NO_UNIT(
        "field",
        "/api/households",
        422,
        "household.hamlet-unknown",
        f -> f.registration(Field.id(), Field.id())),
    A_HOUSEHOLD_REGISTERED_TWICE(
        "field", "/api/households", 409, "household.known", f -> f.registration(f.home, f.hamlet)),
    A_HOUSEHOLD_FROM_THE_FUTURE(
        "field",
        "/api/households",
        422,
        "date.in-the-future",
        f ->
            Field.with(
                f.registration(Field.id(), f.hamlet), "occurredAt", FUTURE + "T00:00:00+07:00")),
    AN_ACT_FROM_THE_FUTURE(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.from-the-future",
        f -> f.act(Field.with(f.guidance(), "occurredAt", FUTURE + "T00:00:00+07:00"))),
    AN_ACT_BEFORE_THE_TEAM(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.before-the-team",
        f -> f.act(Field.with(f.guidance(), "occurredAt", "2022-07-04T23:59:59+07:00"))),
    AN_ACT_OF_AN_UNKNOWN_TEAM(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.team-unknown",
        f -> f.act(Field.with(f.guidance(), "team", Field.id()))),
    AN_ACT_BY_A_STRANGER(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.not-a-member",
        f -> f.act(Field.with(f.guidance(), "members", List.of(Field.id())))),
    AN_ACT_ON_AN_UNKNOWN_SERVICE(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.service-unknown",
        f ->
            f.act(
                Field.with(
                    f.guidance(),
                    "steps",
                    List.of(Map.of("outcome", "installed", "service", "unheard-of"))))),
    AN_ACT_FOR_AN_UNKNOWN_HOUSEHOLD(
        "field",
        "/api/guidance-acts",
        422,
        "guidance.household-unknown",
        f -> Field.with(f.act(f.guidance()), "household", Field.id())),
    A_RETRACTION_OF_NO_ACT(
        "field",
        "/api/guidance-act-retractions",
        422,
        "guidance.act-unknown",
        f ->
            Map.of(
                "command", Field.id(), "act", Field.id(), "household", f.home, "reason", "nhầm")),
    A_HAMLET_BELOW_A_PROVINCE(
        "admin",
        "/api/units",
        422,
        "unit.wrong-level",
        f ->
            Map.of(
                "command",
                Field.id(),
                "unit",
                Field.id(),
                "code",
                "X",
                "name",
                "Bản X",
                "level",
                "hamlet",
                "from",
                "2021-01-01",
                "parent",
                f.province,
                "basis",
                "QĐ")),
    A_SERVICE_WITHDRAWN_BEFORE_IT_WAS_OFFERED(
        "admin",
        "/api/service-withdrawals",
        422,
        "service.not-offered",
        f -> Map.of("command", Field.id(), "service", f.service, "on", "2019-01-01"));

    private final String login;
    private final String path;
    private final int status;
    private final String code;
    private final Function<Field, Map<String, ?>> command;

    Asked(
        String login,
        String path,
        int status,
        String code,
        Function<Field, Map<String, ?>> command) {
      this.login = login;
      this.path = path;
      this.status = status;
      this.code = code;
      this.command = command;
    }
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void is_refused_by_name_in_both_languages_and_records_nothing(Asked asked) {
    long before = endpoints.head();
    Map<String, ?> command = asked.command.apply(field);
    for (String language : List.of("vi", "en")) {
      HttpResponse<String> answer =
          endpoints.send(
              asked.login,
              "POST",
              asked.path,
              Json.mapper().writeValueAsString(command),
              "Content-Type",
              "application/json",
              "Accept-Language",
              language);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(asked.status);
      assertThat(Refusals.problem(answer, language).get("code").asString()).isEqualTo(asked.code);
    }
    assertThat(endpoints.head()).isEqualTo(before);
  }
}
