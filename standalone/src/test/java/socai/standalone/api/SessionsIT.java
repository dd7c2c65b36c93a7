package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a session, and until when. */
@ExtendWith(Endpoints.Given.class)
class SessionsIT {
  private static final int STRANGERS = 2_000;

  private final Endpoints endpoints;

  SessionsIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void whoever_has_not_logged_in_has_no_session() {
    int before = endpoints.sessions();
    for (int i = 0; i < STRANGERS; i++) {
      HttpResponse<String> answer =
          endpoints.sendAs("", "GET", "/dashboard/?stranger=" + i, "", "Accept", "text/html");
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }
    Browser guesser = new Browser(endpoints);
    assertThat(location(guesser.logIn("officer", "guessed"))).endsWith("/login/?failed");
    endpoints.sendAs(Endpoints.basic("officer", "officer"), "GET", "/dashboard/", "");
    assertThat(endpoints.sessions()).isEqualTo(before);
  }

  @Test
  void whoever_asked_for_a_page_comes_out_there_however_often_they_asked() {
    String page = "/profile/?household=0c1d&asOf=2023-12-31";
    Browser reader = new Browser(endpoints);
    for (int i = 0; i < 3; i++) {
      assertThat(location(reader.open(page))).endsWith("/login/");
      assertThat(reader.ask("/api/about").statusCode()).isEqualTo(401);
    }
    reader.logIn("officer", "wrong");
    assertThat(location(reader.logIn("officer", "officer"))).endsWith(page);
    assertThat(reader.open("/dashboard/").statusCode()).isEqualTo(200);
    assertThat(location(reader.logOut())).endsWith("/login/?out");
    assertThat(location(reader.logIn("officer", "officer"))).endsWith("/dashboard/");
  }

  @Test
  void a_program_is_told_how_to_log_in() {
    for (String path : List.of("/api/about", "/dashboard/dashboard.js", "/v3/api-docs")) {
      HttpResponse<String> answer = endpoints.sendAs("", "GET", path, "", "Accept", "*/*");
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .as(path)
          .startsWith("Basic");
      Refusals.problem(answer, "vi");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: a=b",
        "evil",
        ""
      })
  void a_cookie_that_somebody_else_made_leads_nowhere(String there) {
    Browser reader = new Browser(endpoints);
    reader.plant(
        "socai-asked-for",
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(there.getBytes(StandardCharsets.UTF_8)));
    assertThat(location(reader.logIn("officer", "officer"))).isEqualTo("/dashboard/");
    reader.logOut();
    reader.plant("socai-asked-for", "%%%");
    assertThat(location(reader.logIn("officer", "officer"))).isEqualTo("/dashboard/");
  }

  @Test
  void of_a_login_s_sessions_the_oldest_ends() {
    List<Browser> readers = new ArrayList<>();
    int before = endpoints.sessions();
    for (int i = 0; i < 11; i++) {
      readers.add(new Browser(endpoints));
      readers.get(i).logIn("analyst", "analyst");
    }
    assertThat(readers.get(0).ask("/api/about").statusCode()).isEqualTo(401);
    assertThat(location(readers.get(0).open("/dashboard/"))).endsWith("/login/");
    for (Browser reader : readers.subList(1, 11)) {
      assertThat(reader.ask("/api/about").statusCode()).isEqualTo(200);
    }
    readers.get(1).logOut();
    new Browser(endpoints).logIn("analyst", "analyst");
    assertThat(readers.get(2).ask("/api/about").statusCode()).isEqualTo(200);
    assertThat(endpoints.sessions()).isLessThanOrEqualTo(before + 10);
  }

  @Test
  void whoever_logs_out_takes_no_cookie_along() {
    Browser reader = new Browser(endpoints);
    reader.logIn("auditor", "auditor");
    assertThat(reader.cookie("JSESSIONID")).isPresent();
    reader.logOut();
    assertThat(reader.cookie("JSESSIONID")).isEmpty();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("no redirect: " + answer.statusCode());
  }
}
