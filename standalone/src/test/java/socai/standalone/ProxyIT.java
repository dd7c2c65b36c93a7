package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.command.CommandSide;
import socai.embedded.EmbeddedMongo;
import socai.query.QuerySide;

/** nginx with the conf of {@code docker/} before both sides, each a server of its own. */
class ProxyIT {
  private static final String PROVINCE = "11111111-1111-1111-1111-111111111111";
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir private static Path folder;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static EmbeddedMongo store;
  private static ConfigurableApplicationContext command;
  private static ConfigurableApplicationContext query;
  private static Process nginx;
  private static int api;

  @BeforeAll
  static void openTheDoor() throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "there is no nginx here: the proxy's conf is not run");
    store = EmbeddedMongo.open(folder.resolve("data"));
    command = start(CommandSide.class, "command-side");
    query = start(QuerySide.class, "query-side");
    api = FreePort.any();
    nginx =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-e", "errors", "-c", conf())
            .inheritIO()
            .start();
    awaitOpen();
  }

  @AfterAll
  static void closeAll() {
    if (nginx != null) {
      nginx.destroy();
      query.close();
      command.close();
      store.close();
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The conf as it is, but for where it listens and where the sides are. */
  private static String conf() throws IOException {
    String sides =
        Files.readString(Path.of("../docker/proxy.conf"))
            .replace("command-side:8080", "127.0.0.1:" + port(command))
            .replace("query-side:8080", "127.0.0.1:" + port(query))
            .replace("listen 8080;", "listen 127.0.0.1:" + api + ";");
    Path conf = folder.resolve("nginx.conf");
    Files.writeString(
        conf,
        """
        daemon off;
        pid %1$s/pid;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/bodies;
          proxy_temp_path %1$s/answers;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %1$s/proxy.conf;
        }
        """
            .replace("%1$s", folder.toString()));
    Files.writeString(folder.resolve("proxy.conf"), sides);
    return conf.toString();
  }

  private static String port(ConfigurableApplicationContext side) {
    return side.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static void awaitOpen() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      assertThat(nginx.isAlive()).as("nginx took the conf").isTrue();
      assertThat(System.nanoTime() - end).as("nginx listens").isNegative();
      try {
        assertThat(send(request("/login/")).statusCode()).isEqualTo(200);
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void a_command_goes_to_the_one_side_and_the_question_after_it_to_the_other() throws Exception {
    assertThat(send(establishing("22222222-2222-2222-2222-222222222222", "Tỉnh Sơn La")).body())
        .isEqualTo("{\"position\":1}");
    assertThat(send(authorised("/api/units/" + PROVINCE + "?atLeast=1", "analyst")).body())
        .contains("Tỉnh Sơn La");
    assertThat(send(authorised("/api/ledger/checks", "auditor").POST(BodyPublishers.noBody())))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
  }

  @Test
  void an_export_of_any_length_is_counted_and_a_command_has_its_bound() throws Exception {
    String line =
        send(authorised("/api/ledger/export", "auditor")).body().lines().findFirst().orElse("");
    HttpResponse<String> long_ =
        send(
            authorised("/api/replays?figure=teams&asOf=2023-12-31", "auditor")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString((line + "\n").repeat(1) + " ".repeat(3 * MEBIBYTE))));
    assertThat(long_.statusCode()).as(long_.body()).isNotEqualTo(413);
    assertThat(
            send(establishing("22222222-2222-2222-2222-222222222223", "x".repeat(3 * MEBIBYTE)))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void redirects_lead_through_the_door_again() throws Exception {
    HttpResponse<String> page = send(request("/dashboard/").header("Accept", "text/html"));
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location")).contains("/login/");
  }

  private static HttpRequest.Builder establishing(String id, String name) {
    return authorised("/api/units", "admin")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Establishing.province(id, PROVINCE, name)));
  }

  private static ConfigurableApplicationContext start(Class<?> side, String configuration) {
    return new SpringApplicationBuilder(side)
        .properties("spring.config.name=" + configuration)
        .run(
            "--server.port=0",
            "--server.forward-headers-strategy=native",
            "--server.tomcat.remoteip.internal-proxies=127.0.0.0/8",
            "--socai.demo-logins=true",
            "--socai.production=false",
            "--socai.proof.keys=" + folder.resolve("keys"),
            "--socai.mongodb.uri=" + store.uri());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + path));
  }

  private static HttpRequest.Builder authorised(String path, String login) {
    String basic =
        Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
    return request(path).header("Authorization", "Basic " + basic);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
