package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.command.CommandSide;
import socai.embedded.EmbeddedMongo;
import socai.query.QuerySide;
import socai.schema.Json;
import socai.standalone.cli.CommandLineTool;
import tools.jackson.databind.JsonNode;

/** Each side as it runs when both are scaled out: nothing in common but the store. */
class SidesApartIT {
  private static final String OTHER = "11111111-1111-1111-1111-111111111112";
  private static final String PROVINCE = "11111111-1111-1111-1111-111111111111";

  @Test
  void what_one_side_recorded_the_other_shows(@TempDir Path data, @TempDir Path keys)
      throws Exception {
    try (EmbeddedMongo store = EmbeddedMongo.open(data);
        ConfigurableApplicationContext command =
            start(CommandSide.class, "command-side", store, keys);
        ConfigurableApplicationContext query = start(QuerySide.class, "query-side", store, keys)) {
      HttpResponse<String> receipt =
          send(
              request(command, "/api/units", "admin")
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          Establishing.province(
                              "22222222-2222-2222-2222-222222222222", PROVINCE, "Tỉnh Sơn La"))));
      assertThat(receipt.body()).isEqualTo("{\"position\":1}");
      assertThat(send(request(query, "/api/units/" + PROVINCE + "?atLeast=1", "analyst")).body())
          .contains("\"position\":1", "Tỉnh Sơn La");
      assertThat(send(request(command, "/api/units/" + PROVINCE, "analyst")).statusCode())
          .as("the command side answers no questions")
          .isEqualTo(404);
    }
  }

  @Test
  void what_the_query_sides_notary_saw_stops_the_commands_of_the_other_side_and_reads_go_on(
      @TempDir Path data, @TempDir Path keys) throws Exception {
    try (EmbeddedMongo store = EmbeddedMongo.open(data);
        ConfigurableApplicationContext command =
            start(CommandSide.class, "command-side", store, keys);
        ConfigurableApplicationContext query = start(QuerySide.class, "query-side", store, keys);
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(send(establishing(command, PROVINCE)).statusCode()).isEqualTo(201);
      until(() -> send(request(query, "/log/checkpoint", "auditor")).statusCode() == 200);
      client.getDatabase("socai").getCollection("commits").deleteMany(new Document());
      until(() -> send(request(query, "/log/checkpoint", "auditor")).statusCode() == 503);

      until(() -> send(establishing(command, OTHER)).statusCode() == 503);

      assertThat(send(establishing(command, OTHER).header("Accept-Language", "en")).body())
          .contains("log.stopped", "ledger-shorter", "Nothing more is recorded");
      assertThat(send(establishing(command, OTHER)).body()).contains("Không ghi");
      assertThat(send(request(query, "/api/units/" + PROVINCE, "analyst")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void the_loss_of_a_databases_end_is_accepted_while_no_process_works_on_it(
      @TempDir Path folder, @TempDir Path keys) throws Exception {
    Path backup = folder.resolve("backup");
    try (EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("data"));
        ConfigurableApplicationContext command =
            start(CommandSide.class, "command-side", store, keys);
        ConfigurableApplicationContext query = start(QuerySide.class, "query-side", store, keys)) {
      assertThat(send(establishing(command, PROVINCE)).statusCode()).isEqualTo(201);
      untilSigned(query, 1);
      store.backup(backup);
      assertThat(send(establishing(command, OTHER)).statusCode()).isEqualTo(201);
      untilSigned(query, 2);
      assertThat(acceptLoss(store, keys)).as("while sides work on it").isEqualTo(8);
    }
    try (EmbeddedMongo store = EmbeddedMongo.open(backup)) {
      assertThat(acceptLoss(store, keys)).isZero();
      assertThat(acceptLoss(store, keys)).as("nothing is missing any more").isEqualTo(7);
      try (ConfigurableApplicationContext command =
              start(CommandSide.class, "command-side", store, keys);
          ConfigurableApplicationContext query =
              start(QuerySide.class, "query-side", store, keys)) {
        assertThat(send(establishing(command, OTHER)).body()).isEqualTo("{\"position\":3}");
        untilSigned(query, 3);
      }
    }
  }

  private static void untilSigned(ConfigurableApplicationContext query, long size)
      throws Exception {
    until(
        () ->
            send(request(query, "/log/checkpoint", "auditor")).body().contains("\n" + size + "\n"));
  }

  private static int acceptLoss(EmbeddedMongo store, Path keys) {
    return CommandLineTool.run(
        new String[] {
          "store", "accept-loss", store.uri(), keys.toString(), "--by=CNTT", "--because=Hỏng đĩa"
        },
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }

  private interface Asked {
    boolean isSo() throws Exception;
  }

  private static void until(Asked asked) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!asked.isSo()) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.onSpinWait();
    }
  }

  private static HttpRequest.Builder establishing(
      ConfigurableApplicationContext command, String unit) {
    return request(command, "/api/units", "admin")
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                Establishing.province(UUID.randomUUID().toString(), unit, "Tỉnh Sơn La")));
  }

  /** As nginx reads it: an exact place, else the longest that the path begins with. */
  private record ProxyPlace(boolean exact, String path, String upstream) {
    private static final Pattern PLACE =
        Pattern.compile("location (= )?(/\\S*)\\s*\\{[^}]*proxy_pass http://([^;]+);");

    static List<ProxyPlace> all(String conf) {
      return PLACE
          .matcher(conf)
          .results()
          .map(place -> new ProxyPlace(place.group(1) != null, place.group(2), place.group(3)))
          .toList();
    }

    boolean takes(String asked) {
      return exact ? asked.equals(path) : asked.startsWith(path);
    }
  }

  @Test
  void the_door_takes_every_request_to_the_side_that_answers_it(
      @TempDir Path data, @TempDir Path keys) throws Exception {
    List<ProxyPlace> places = ProxyPlace.all(Files.readString(Path.of("../docker/proxy.conf")));
    try (EmbeddedMongo store = EmbeddedMongo.open(data);
        ConfigurableApplicationContext command =
            start(CommandSide.class, "command-side", store, keys);
        ConfigurableApplicationContext query = start(QuerySide.class, "query-side", store, keys)) {
      assertThat(taken(places, command)).isNotEmpty().containsOnly("command");
      assertThat(taken(places, query)).isNotEmpty().containsOnly("query");
    }
  }

  private static List<String> taken(List<ProxyPlace> places, ConfigurableApplicationContext side)
      throws Exception {
    List<String> taken = new ArrayList<>();
    JsonNode paths =
        Json.mapper().readTree(send(request(side, "/v3/api-docs", "admin")).body()).get("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (String method : path.getValue().propertyNames()) {
        taken.add(upstream(places, method, path.getKey()));
      }
    }
    return taken;
  }

  private static String upstream(List<ProxyPlace> places, String method, String path) {
    String upstream =
        places.stream()
            .filter(place -> place.takes(path))
            .max(
                Comparator.comparing(ProxyPlace::exact)
                    .thenComparing(place -> place.path().length()))
            .orElseThrow()
            .upstream();
    return upstream.equals("$side")
        ? List.of("get", "head", "options").contains(method) ? "query" : "command"
        : upstream;
  }

  private static ConfigurableApplicationContext start(
      Class<?> side, String configuration, EmbeddedMongo store, Path keys) {
    return new SpringApplicationBuilder(side)
        .properties("spring.config.name=" + configuration)
        .run(
            "--server.port=0",
            "--socai.demo-logins=true",
            "--socai.production=false",
            "--socai.proof.keys=" + keys,
            "--socai.mongodb.uri=" + store.uri());
  }

  private static HttpRequest.Builder request(
      ConfigurableApplicationContext side, String path, String login) {
    String port = side.getEnvironment().getRequiredProperty("local.server.port");
    String basic =
        Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Basic " + basic);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
