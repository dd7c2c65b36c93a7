package socai.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.ledger.SilentProxy;
import socai.query.QuerySide;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** Pages and files while the store takes connections and never answers. */
@ExtendWith(FreshDatabase.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SilentStoreIT {
  private static final List<String> ADDRESSES =
      List.of(
          "/api/ledger",
          "/api/totals",
          "/api/units",
          "/api/services",
          "/api/suspicions",
          "/api/ledger/journal",
          "/api/ledger/events",
          "/api/evidence/teams",
          "/api/timelines/unit/" + UUID.randomUUID());

  @TempDir Path keys;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whoever_asks_is_told_in_time_and_answered_when_the_store_answers_again(
      FreshDatabase.Address address) throws Exception {
    String host = new ConnectionString(address.uri()).getHosts().get(0);
    try (SilentProxy proxy =
            new SilentProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)));
        ConfigurableApplicationContext side =
            side(address.uri().replace(host, "127.0.0.1:" + proxy.port()))) {
      int port = side.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      for (String one : ADDRESSES) {
        assertThat(get(port, one).statusCode()).as(one).isIn(200, 404);
      }
      proxy.fallSilent();
      List<HttpResponse<String>> answers =
          AtOnce.call(2 * ADDRESSES.size(), i -> get(port, ADDRESSES.get(i / 2)));
      for (int i = 0; i < answers.size(); i++) {
        String what = ADDRESSES.get(i / 2) + ": " + answers.get(i).body();
        assertThat(answers.get(i).statusCode()).as(what).isEqualTo(503);
        assertThat(answers.get(i).headers().firstValue("Retry-After")).as(what).isPresent();
        JsonNode problem = Json.mapper().readTree(answers.get(i).body());
        assertThat(problem.get("code").asString()).as(what).isEqualTo("ledger.silent");
      }
      proxy.speak();
      for (String one : ADDRESSES) {
        HttpResponse<String> answer;
        do {
          answer = get(port, one);
        } while (answer.statusCode() == 503);
        assertThat(answer.statusCode()).as(one).isIn(200, 404);
      }
    }
  }

  /** With waits that a test can await. */
  private ConfigurableApplicationContext side(String uri) {
    return new SpringApplicationBuilder(QuerySide.class)
        .properties("spring.config.name=query-side")
        .run(
            "--server.port=0",
            "--socai.demo-logins=true",
            "--socai.proof.keys=" + keys,
            "--socai.proof.origin=so-cai.test/silent",
            "--socai.production=false",
            "--socai.mongodb.uri="
                + uri
                + "?socketTimeoutMS=3000&serverSelectionTimeoutMS=3000&connectTimeoutMS=2000");
  }

  private HttpResponse<String> get(int port, String address) {
    String basic =
        Base64.getEncoder().encodeToString("auditor:auditor".getBytes(StandardCharsets.UTF_8));
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
              .header("Authorization", "Basic " + basic)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new AssertionError(address + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
