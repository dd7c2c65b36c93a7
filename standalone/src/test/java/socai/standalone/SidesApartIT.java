package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.command.CommandSide;
import socai.embedded.EmbeddedMongo;
import socai.query.QuerySide;

/** Each side as it runs when both are scaled out: nothing in common but the store. */
class SidesApartIT {
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
                          """
                          {"command":"22222222-2222-2222-2222-222222222222","unit":"%s","code":"14",
                           "name":"Tỉnh Sơn La","level":"province","from":"2020-06-03","basis":"-"}
                          """
                              .formatted(PROVINCE))));
      assertThat(receipt.body()).isEqualTo("{\"position\":1}");
      assertThat(send(request(query, "/api/units/" + PROVINCE + "?atLeast=1", "analyst")).body())
          .contains("\"position\":1", "Tỉnh Sơn La");
      assertThat(send(request(command, "/api/units/" + PROVINCE, "analyst")).statusCode())
          .as("the command side answers no questions")
          .isEqualTo(404);
    }
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
