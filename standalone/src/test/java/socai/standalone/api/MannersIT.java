package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** How the endpoints speak HTTP. */
@ExtendWith(Endpoints.Given.class)
class MannersIT {
  private static final long BEYOND = 9_000_000_000L;

  private final Endpoints endpoints;

  MannersIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void an_answer_that_the_reader_has_already_is_not_sent_again() {
    HttpResponse<String> first = endpoints.get("field", "/api/services?asOf=2000-01-01");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        endpoints.get("field", "/api/services?asOf=2000-01-01", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void the_stream_of_the_ledger_is_not_held_back_for_a_mark() {
    assertThat(endpoints.get("auditor", "/api/ledger/events?limit=1").headers().firstValue("ETag"))
        .isEmpty();
  }

  @Test
  void whoever_asks_beyond_the_ledger_is_told_so() {
    HttpResponse<String> answer = endpoints.get("field", "/api/totals?atLeast=" + BEYOND);
    assertThat(answer.statusCode()).isEqualTo(422);
    Refusals.problem(answer, "vi");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/suspicions?rule=nothing,rule",
    "/api/suspicions?rule=travel&rule=told_twice,rule",
    "/api/suspicions?state=open&unit=1-1-1-1-1,unit",
    "/api/suspicions?from=2023-01-01&to=2023-02-30,to",
    "/api/suspicions?before=2023,before",
    "/api/suspicions?limit=501,limit",
    "/api/suspicions/csv?unit=,unit",
    "/api/suspicions/xlsx?state=closed,state"
  })
  void a_parameter_that_is_none_is_named(String path, String parameter) {
    HttpResponse<String> answer = endpoints.get("officer", path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"request.bad-parameter\"")
        .contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void a_command_whose_answer_cannot_be_had_is_not_carried_out() {
    long before = endpoints.head();
    Map<String, String> unit =
        Map.of(
            "command",
            Field.id(),
            "unit",
            Field.id(),
            "code",
            "1",
            "name",
            "Tỉnh",
            "level",
            "province",
            "from",
            "2020-01-01",
            "basis",
            "QĐ");
    HttpResponse<String> answer =
        endpoints.send(
            "admin",
            "POST",
            "/api/units",
            Json.mapper().writeValueAsString(unit),
            "Content-Type",
            "application/json",
            "Accept",
            "text/html");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(endpoints.head()).isEqualTo(before);
  }

  @Test
  void each_answer_says_what_the_log_calls_its_request() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    for (String path :
        List.of("/api/about", "/api/nothing", "/login/", "/log/keys", "/api/totals?%10=1")) {
      HttpResponse<String> answer =
          endpoints.send(
              "officer", "GET", path, "", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
      assertThat(answer.headers().allValues("X-Request-Id")).as(path).containsExactly(trace);
      if (answer.statusCode() >= 400) {
        assertThat(answer.body()).contains("\"instance\":\"urn:socai:request:" + trace + "\"");
      }
    }
    assertThat(
            endpoints
                .send("officer", "GET", "/api/about", "", "X-Request-Id", "Lo Van Nghiem")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void a_wrong_method_is_told_the_right_one() {
    HttpResponse<String> answer = endpoints.send("field", "DELETE", "/api/totals", "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    Refusals.problem(answer, "vi");
    assertThat(endpoints.send("field", "OPTIONS", "/api/totals", "").headers().firstValue("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("GET").doesNotContain("POST"));
    assertThat(endpoints.send("field", "HEAD", "/api/totals", "").body()).isEmpty();
  }

  @Test
  void no_other_site_is_let_in() throws IOException {
    String answer =
        raw(
            "GET /api/totals HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Origin: http://elsewhere\r\n"
                + "Connection: close\r\n"
                + "Authorization: "
                + Endpoints.basic("field", "field")
                + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/units/%00",
        "GET /api/units/%zz",
        "GET /api/units/%2f",
        "GET /api/units/a;b",
        "GET /api//units",
        "GET /api/units/|{}",
        "GET /api/units/../x",
        "GET /api/totals?asOf=%zz",
        "GET /api/units?code=%ff",
        "GET /api/units/xyz",
        "GET /api/units/1-1-1-1-1",
        "GET /api/totals?asOf=31/12/2023",
        "GET /api/totals?asOf=2023-02-30",
        "GET /api/totals?asOf=%2B12023-01-01",
        "GET /api/totals?atLeast=-1",
        "GET /api/totals?atLeast=1e3",
        "GET /api/ledger/events?after=9223372036854775807",
        "GET /api/ledger/events?after=-1",
        "GET /api/ledger/events?limit=x",
        "GET /api/ledger/events/0",
        "GET /api/households?hamlet=x",
        "GET /api/households",
        "GET /api/coverage?within=6f6b9d2e-0000-4000-8000-000000000000&service="
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "GET /api/timelines/household/a%20b",
        "FOO /api/totals",
        "TRACE /api/totals",
        "GET /api/nothing",
        "GET /api/ledger/events/999999999",
        "POST /api/units",
        "GET /api/suspicions?rule[$gt]=",
        "GET /api/suspicions?rule.x=1",
        "GET /api/suspicions?state[a]=1",
        "GET /api/evidence/members?asOf.x=1",
        "GET /api/totals?%10=1",
        "GET /readyz?%10=1",
        "GET /api/totals?%E2%80%AEasOf=2023-01-01",
        "GET /log/checkpoint?a[]=1",
        "GET /login/?%7f=1"
      })
  void what_cannot_be_an_address_of_ours_is_a_problem_and_no_fault(String line) throws IOException {
    String answer =
        raw(
            line
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + Endpoints.basic("auditor", "auditor")
                + "\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*\"type\":\"urn:socai:problem:.*");
  }

  @Test
  void whoever_reads_eleven_languages_is_answered_in_the_first_that_we_speak() {
    for (String languages :
        List.of("a,b,c,d,e,f,g,h,i,j,k", "fr,de,ja,ko,zh,lo,th,km,my,id,ms,en", "x-y;q=0.1")) {
      HttpResponse<String> answer =
          endpoints.get("field", "/api/about", "Accept-Language", languages);
      assertThat(answer.statusCode()).as(languages).isEqualTo(200);
      Refusals.problem(
          endpoints.get("field", "/api/nothing", "Accept-Language", languages),
          languages.endsWith("en") ? "en" : "vi");
    }
  }

  @Test
  void lines_with_names_in_them_are_kept_by_nobody_on_the_way() {
    HttpResponse<String> bundle = endpoints.get("auditor", "/log/tile/entries/000.p/1");
    assertThat(bundle.statusCode()).isEqualTo(200);
    assertThat(bundle.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "QUERY /dashboard/,'GET, HEAD, OPTIONS'",
    "PROPFIND /login/,'GET, HEAD, OPTIONS'",
    "TRACE /dashboard/,'GET, HEAD, OPTIONS'",
    "TRACE /log/checkpoint,'GET, HEAD, OPTIONS'",
    "TRACE /api/households,'GET, HEAD, OPTIONS, POST'",
    "GARBAGE /api/departures,'OPTIONS, POST'",
    "get /api/about,'GET, HEAD, OPTIONS'",
    "QUERY /actuator/health,'GET, HEAD, OPTIONS'",
    "QUERY /v3/api-docs,'GET, HEAD, OPTIONS'",
    "QUERY /swagger-ui/index.html,'GET, HEAD, OPTIONS'",
    "QUERY /error,'GET, HEAD, OPTIONS'",
    "QUERY /,'GET, HEAD, OPTIONS'",
    "QUERY /nowhere,'GET, HEAD, OPTIONS'"
  })
  void a_method_that_nobody_knows_is_told_what_there_is(String line, String allow)
      throws IOException {
    String answer =
        raw(line + " HTTP/1.1\r\nHost: localhost\r\nX-Said: twice\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 405")
        .contains("\r\nAllow: " + allow + "\r\n")
        .contains("\"code\":\"request.wrong-method\"")
        .doesNotContain("X-Said");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip", "x"})
  void a_body_that_is_encoded_is_refused_as_such(String coding) {
    for (String path : List.of("/api/departures", "/api/replays?figure=members")) {
      HttpResponse<String> answer =
          endpoints.send(
              "auditor",
              "POST",
              path,
              "{}",
              "Content-Type",
              "application/json",
              "Content-Encoding",
              coding);
      assertThat(answer.statusCode()).isEqualTo(415);
      assertThat(Refusals.problem(answer, "vi").get("code").asString())
          .isEqualTo("request.encoded-body");
      assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
    }
  }

  @Test
  void a_body_that_says_it_is_as_it_is_is_read() {
    HttpResponse<String> answer =
        endpoints.send(
            "officer",
            "POST",
            "/api/departures",
            "{}",
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "identity");
    assertThat(Refusals.problem(answer, "vi").get("code").asString())
        .isEqualTo("request.missing-field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost",
        "Origin: http://elsewhere",
        "Origin: null"
      })
  void what_a_page_of_another_site_sends_with_a_remembered_login_is_not_done(String from)
      throws IOException {
    for (String path : List.of("/api/ledger/checks", "/api/departures", "/api/replays")) {
      String answer =
          raw(
              "POST "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + from
                  + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0"
                  + "\r\nAuthorization: "
                  + Endpoints.basic("auditor", "auditor")
                  + "\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 403").contains("\"code\":\"access.other-site\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost",
        "Sec-Fetch-Site: none",
        "Origin: https://LOCALHOST:8443",
        "X-None: 1"
      })
  void what_our_own_page_or_a_program_sends_is_done(String from) throws IOException {
    assertThat(
            raw(
                "POST /api/ledger/checks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + from
                    + "\r\nContent-Length: 0\r\nAuthorization: "
                    + Endpoints.basic("auditor", "auditor")
                    + "\r\n\r\n"))
        .doesNotStartWith("HTTP/1.1 4")
        .doesNotStartWith("HTTP/1.1 5");
  }

  @Test
  void an_answer_of_the_api_is_no_page_and_no_part_of_one() {
    for (HttpResponse<String> answer :
        List.of(
            endpoints.get("field", "/api/about"),
            endpoints.get("field", "/api/nothing"),
            endpoints.post("officer", "/api/departures", "{}"))) {
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .contains("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
          .contains("same-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/form-data",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: nonsense",
        "Content-Type: application/json;charset=zzz",
        "Content-Type: text/plain",
        "Transfer-Encoding: foo",
        "Content-Type: application/json\r\nContent-Encoding: gzip",
        "Content-Type: application/json\r\nAccept: garbage///"
      })
  void headers_that_do_not_fit_are_a_problem_and_no_fault(String headers) throws IOException {
    String length = headers.startsWith("Transfer") ? "" : "Content-Length: 2\r\n";
    String answer =
        raw(
            "POST /api/departures HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + length
                + headers
                + "\r\nAuthorization: "
                + Endpoints.basic("officer", "officer")
                + "\r\n\r\n{}");
    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*\"type\":\"urn:socai:problem:.*");
  }

  @Test
  void a_body_of_ten_megabytes_is_refused_whether_or_not_it_says_so() {
    String big = "{\"command\":\"" + "x".repeat(10_000_000) + "\"}";
    HttpResponse<String> said = endpoints.post("officer", "/api/departures", big);
    assertThat(said.statusCode()).isEqualTo(413);
    Refusals.problem(said, "vi");
    HttpResponse<String> chunked = endpoints.postInChunks("officer", "/api/departures", big);
    assertThat(chunked.statusCode()).isEqualTo(413);
    Refusals.problem(chunked, "vi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "5", "\"x\"", "{}{}", "{'a':1}", "{\"\":1}"})
  void what_is_no_command_is_malformed(String body) {
    HttpResponse<String> answer = endpoints.post("officer", "/api/departures", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    Refusals.problem(answer, "vi");
  }

  @Test
  void walking_page_by_page_meets_every_household_once() {
    Field field = new Field(endpoints);
    List<String> registered = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < 10; i++) {
      String household = Field.id();
      registered.add(household);
      position =
          endpoints.done("field", "/api/households", field.registration(household, field.free));
    }
    List<String> met = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          Endpoints.json(
              endpoints.get(
                  "field",
                  "/api/households?limit=3&hamlet="
                      + field.free
                      + "&atLeast="
                      + position
                      + (after.isEmpty() ? "" : "&after=" + after)));
      page.get("households").forEach(line -> met.add(line.get("household").asString()));
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    assertThat(met).containsExactlyInAnyOrderElementsOf(registered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "[::2]", "10.0.0.1:8080"})
  void a_name_of_somebody_else_leads_nowhere(String host) throws IOException {
    for (String path : List.of("/login/", "/dashboard/", "/api/about", "/readyz")) {
      assertThat(
              raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 421")
          .contains("\"code\":\"request.unknown-host\"")
          .doesNotContain("evil");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8080"})
  void this_machine_s_own_names_lead_in_and_are_not_repeated(String host) throws IOException {
    assertThat(
            raw(
                "GET /dashboard/ HTTP/1.1\r\nHost: "
                    + host
                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 302")
        .contains("Location: /login/")
        .doesNotContain("http://");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoints.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
