package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import socai.standalone.RunningProcess;

/** Who is let in by a server that has logins of its own, and what its log says of it. */
class LoginIT {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final String PASSWORD = "một mật khẩu dài";
  private static final int COST = 12;

  @Test
  void a_server_without_demo_logins_has_those_it_was_given_and_no_other(@TempDir Path folder)
      throws Exception {
    String hash = new BCryptPasswordEncoder(COST).encode(PASSWORD);
    Path file = folder.resolve("logins");
    Files.writeString(
        file, "# who may come in\nquang.lan.07:" + hash + "\nlo.minh.12:" + hash + ":auditor\n");
    try (RunningProcess process =
        RunningProcess.start(
            List.of(),
            List.of(
                "--server.port=0",
                "--socai.data=" + folder.resolve("data"),
                "--socai.logins.file=" + file))) {
      Matcher greeting = ADDRESS.matcher(process.awaitLine(ADDRESS));
      assertThat(greeting.find()).isTrue();
      Endpoints endpoints = Endpoints.at(Integer.parseInt(greeting.group(1)));
      assertThat(status(endpoints, "quang.lan.07", PASSWORD, "/api/about")).isEqualTo(200);
      assertThat(status(endpoints, "quang.lan.07", PASSWORD, "/api/ledger/events/1/proof"))
          .isEqualTo(403);
      assertThat(status(endpoints, "lo.minh.12", PASSWORD, "/api/ledger/events?limit=1"))
          .isEqualTo(200);
      for (String demo : List.of("field", "officer", "analyst", "auditor", "admin", "user")) {
        assertThat(status(endpoints, demo, demo, "/api/about")).as(demo).isEqualTo(401);
      }
      for (int i = 0; i < 10; i++) {
        assertThat(status(endpoints, "quang.lan.07", "guess " + i, "/api/about")).isEqualTo(401);
      }
      HttpResponse<String> refused =
          endpoints.sendAs(Endpoints.basic("quang.lan.07", "guess"), "GET", "/api/about", "");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("600");
      Refusals.problem(refused, "vi");
      assertThat(status(endpoints, "quang.lan.07", PASSWORD, "/api/about")).isEqualTo(429);
      assertThat(
              new Browser(endpoints)
                  .logIn("quang.lan.07", PASSWORD)
                  .headers()
                  .firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).endsWith("/login/?later"));
      assertThat(status(endpoints, "lo.minh.12", PASSWORD, "/api/about")).isEqualTo(200);
      assertThat(process.said())
          .contains(": in, as [ROLE_ADMIN]", ": refused", "and for PT10M more")
          .doesNotContain(
              "quang.lan.07", "lo.minh.12", PASSWORD, "guess", hash, "generated", "demo logins");
    }
  }

  private static int status(Endpoints endpoints, String login, String password, String path) {
    return endpoints.sendAs(Endpoints.basic(login, password), "GET", path, "").statusCode();
  }
}
