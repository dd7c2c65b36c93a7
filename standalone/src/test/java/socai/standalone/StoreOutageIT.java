package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.ConnectionString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.command.CommandSide;
import socai.embedded.EmbeddedMongo;
import socai.ledger.SilentProxy;
import socai.query.QuerySide;

/** What is seen of a process whose store takes connections and answers nobody. */
@Timeout(180)
class StoreOutageIT {
  private static final Logger LOG = LoggerFactory.getLogger(StoreOutageIT.class);
  private static final Duration HANG = Duration.ofSeconds(5);

  /** More than may be inside and wait, of both kinds. */
  private static final int CALLERS = 150;

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private EmbeddedMongo store;
  private SilentProxy proxy;

  @BeforeEach
  void open() throws Exception {
    store = EmbeddedMongo.open(folder.resolve("data"));
    String host = new ConnectionString(store.uri()).getHosts().get(0);
    proxy = new SilentProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)));
  }

  @AfterEach
  void close() throws Exception {
    root().detachAppender(log);
    proxy.close();
    store.close();
  }

  private static ch.qos.logback.classic.Logger root() {
    return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT");
  }

  private ConfigurableApplicationContext start(SpringApplication side) {
    ConfigurableApplicationContext started =
        side.run(
            "--server.port=0",
            "--socai.demo-logins=true",
            "--socai.production=false",
            "--socai.proof.keys=" + folder.resolve("keys"),
            "--socai.mongodb.uri=" + throughTheProxy());
    log.start();
    root().addAppender(log);
    return started;
  }

  private String throughTheProxy() {
    String host = new ConnectionString(store.uri()).getHosts().get(0);
    return store.uri().replace(host, "127.0.0.1:" + proxy.port());
  }

  private static SpringApplication side(Class<?> side, String configuration) {
    return new SpringApplicationBuilder(side)
        .properties("spring.config.name=" + configuration)
        .build();
  }

  private static SpringApplication commandSide() {
    return side(CommandSide.class, "command-side");
  }

  private static SpringApplication querySide() {
    return side(QuerySide.class, "query-side");
  }

  private static URI at(ConfigurableApplicationContext process, String port, String path) {
    return URI.create(
        "http://127.0.0.1:" + process.getEnvironment().getRequiredProperty(port) + path);
  }

  private HttpResponse<String> health(ConfigurableApplicationContext process, String path)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(at(process, "local.management.port", "/actuator/health" + path))
            .timeout(HANG)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(
      ConfigurableApplicationContext process, String login, String path) {
    return HttpRequest.newBuilder(at(process, "local.server.port", path))
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8)))
        .header("Accept-Language", "en");
  }

  private HttpResponse<String> get(
      ConfigurableApplicationContext process, String login, String path) throws Exception {
    return http.send(request(process, login, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest establishing(ConfigurableApplicationContext process) {
    return request(process, "admin", "/api/units")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Establishing.newProvince()))
        .build();
  }

  private List<CompletableFuture<HttpResponse<String>>> atOnce(
      int callers, HttpRequest... questions) {
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    IntStream.range(0, callers)
        .forEach(
            i ->
                all.add(
                    http.sendAsync(
                        questions[i % questions.length], HttpResponse.BodyHandlers.ofString())));
    return all;
  }

  /** How long it took until {@code process} said so. */
  private Duration until(ConfigurableApplicationContext process, int status, String word)
      throws Exception {
    long begun = System.nanoTime();
    while (true) {
      HttpResponse<String> answer = health(process, "");
      Duration since = Duration.ofNanos(System.nanoTime() - begun);
      if (answer.statusCode() == status && answer.body().contains(word)) {
        return since;
      }
      assertThat(since).as(answer.body()).isLessThan(Duration.ofSeconds(60));
    }
  }

  private List<String> said(Predicate<ILoggingEvent> which) {
    return List.copyOf(log.list).stream()
        .filter(which)
        .map(line -> line.getLoggerName() + ": " + line.getFormattedMessage())
        .toList();
  }

  private void isSeen(SpringApplication application) throws Exception {
    try (ConfigurableApplicationContext process = start(application)) {
      until(process, 200, "\"storeAnswers\":{\"status\":\"UP\"}");
      assertThat(health(process, "/readiness").statusCode()).isEqualTo(200);
      proxy.fallSilent();
      Duration down = until(process, 503, "ledger.silent");
      Duration longest = Duration.ZERO;
      for (int i = 0; i < 20; i++) {
        long begun = System.nanoTime();
        assertThat(health(process, "").statusCode()).isEqualTo(503);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
      assertThat(health(process, "/readiness").statusCode()).isEqualTo(503);
      assertThat(health(process, "/liveness").statusCode()).isEqualTo(200);
      assertThat(get(process, "admin", "/readyz").statusCode()).isEqualTo(503);
      proxy.speak();
      Duration up = until(process, 200, "\"storeAnswers\":{\"status\":\"UP\"}");
      LOG.info(
          "DOWN after {} ms, the longest answer while so {} ms, UP after {} ms",
          down.toMillis(),
          longest.toMillis(),
          up.toMillis());
      Predicate<ILoggingEvent> watch = line -> line.getLoggerName().endsWith("StoreWatch");
      while (said(watch).size() < 2) {
        Thread.onSpinWait();
      }
      assertThat(said(watch))
          .satisfiesExactly(
              begin -> assertThat(begin).endsWith("The store does not answer"),
              end -> assertThat(end).contains("The store answers again, after "));
    }
  }

  @Test
  void by_who_watches_the_command_side() throws Exception {
    isSeen(commandSide());
  }

  @Test
  void by_who_watches_the_query_side() throws Exception {
    isSeen(querySide());
  }

  @Test
  void commands_that_would_wait_are_refused_at_once_and_taken_again_afterwards() throws Exception {
    try (ConfigurableApplicationContext process = start(commandSide())) {
      assertThat(
              http.send(establishing(process), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
      proxy.fallSilent();
      long begun = System.nanoTime();
      List<CompletableFuture<HttpResponse<String>>> all =
          atOnce(
              CALLERS,
              Stream.generate(() -> establishing(process))
                  .limit(CALLERS)
                  .toArray(HttpRequest[]::new));
      List<HttpResponse<String>> refused = new ArrayList<>();
      while (refused.size() < CALLERS - 64) {
        refused =
            all.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(15));
      }
      LOG.info(
          "{} refused within {} ms",
          refused.size(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      assertThat(refused)
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                assertThat(answer.body()).contains("\"code\":\"request.overloaded\"");
              });
      assertThat(get(process, "admin", "/v3/api-docs").statusCode())
          .as("whoever reads")
          .isEqualTo(200);
      proxy.speak();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      until(process, 200, "\"storeAnswers\":{\"status\":\"UP\"}");
      assertThat(
              atOnce(
                      20,
                      Stream.generate(() -> establishing(process))
                          .limit(20)
                          .toArray(HttpRequest[]::new))
                  .stream()
                  .map(CompletableFuture::join)
                  .map(HttpResponse::statusCode))
          .containsOnly(201);
    }
  }

  @Test
  void what_costs_much_is_made_for_a_few_at_a_time() throws Exception {
    try (ConfigurableApplicationContext process = start(querySide())) {
      assertThat(get(process, "officer", "/api/evidence/teams").statusCode()).isEqualTo(200);
      proxy.fallSilent();
      HttpRequest evidence = request(process, "officer", "/api/evidence/teams").build();
      List<CompletableFuture<HttpResponse<String>>> all = atOnce(30, evidence);
      long begun = System.nanoTime();
      List<HttpResponse<String>> refused = List.of();
      while (refused.size() < 20) {
        refused =
            all.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(15));
      }
      assertThat(refused.stream().map(HttpResponse::body))
          .allMatch(body -> body.contains("\"code\":\"request.too-many-heavy\""));
      proxy.speak();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      until(process, 200, "\"storeAnswers\":{\"status\":\"UP\"}");
      assertThat(get(process, "officer", "/api/evidence/teams").statusCode()).isEqualTo(200);
    }
  }
}
