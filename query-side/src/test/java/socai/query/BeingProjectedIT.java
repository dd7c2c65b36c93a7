package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.MongoLedger;

/** Given a ledger and no read models, as after an upgrade, when the query side starts on it. */
@ExtendWith(FreshDatabase.class)
@Timeout(180)
class BeingProjectedIT {
  private static final int COMMITS = 12;
  private static final int HOUSEHOLDS_OF_A_COMMIT = 400;

  private final HttpClient http = HttpClient.newHttpClient();

  private static long recorded(FreshDatabase.Address address) {
    try (MongoClient client = MongoClients.create(address.uri())) {
      MongoLedger ledger =
          new MongoLedger(client.getDatabase(new ConnectionString(address.uri()).getDatabase()));
      Lines lines = new Lines();
      long last =
          ledger.append(lines.commit(Names.command("units"), List.copyOf(Field.units()))).value();
      for (int i = 0; i < COMMITS; i++) {
        String name = "commit" + i;
        List<Event> households = new ArrayList<>();
        IntStream.range(0, HOUSEHOLDS_OF_A_COMMIT)
            .forEach(
                one ->
                    households.add(
                        Field.registered(Names.household(name + "/" + one), Field.HAMLET)));
        last = ledger.append(lines.commit(Names.command(name), households)).value();
      }
      return last;
    }
  }

  private HttpResponse<String> get(ConfigurableApplicationContext side, String port, String path)
      throws Exception {
    byte[] login = "officer:officer".getBytes(StandardCharsets.UTF_8);
    return http.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + side.getEnvironment().getRequiredProperty(port) + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void no_figure_is_answered_before_it_is_whole_and_until_then_the_process_is_not_ready(
      FreshDatabase.Address address, @TempDir Path keys) throws Exception {
    long head = recorded(address);
    try (ConfigurableApplicationContext side =
        new SpringApplicationBuilder(QuerySide.class)
            .properties("spring.config.name=query-side")
            .run(
                "--server.port=0",
                "--socai.demo-logins=true",
                "--socai.production=false",
                "--socai.proof.keys=" + keys,
                "--socai.mongodb.uri=" + address.uri())) {
      HttpResponse<String> ready = get(side, "local.management.port", "/actuator/health/readiness");
      HttpResponse<String> first =
          get(side, "local.server.port", "/api/coverage/" + Field.HAMLET.value());
      assertThat(first.statusCode()).isEqualTo(503);
      assertThat(first.headers().firstValue("Retry-After")).contains("1");
      assertThat(first.body()).contains("\"code\":\"projection.being-drawn\"");
      assertThat(ready.statusCode()).isEqualTo(503);

      boolean toldOf = false;
      HttpResponse<String> answer = first;
      while (answer.statusCode() != 200) {
        assertThat(answer.body()).contains("projection.being-drawn");
        HttpResponse<String> parts = get(side, "local.management.port", "/actuator/health");
        toldOf |= parts.body().contains("\"whole\":" + head);
        answer = get(side, "local.server.port", "/api/coverage/" + Field.HAMLET.value());
      }
      assertThat(answer.body())
          .contains("\"position\":" + head, "\"households\":" + COMMITS * HOUSEHOLDS_OF_A_COMMIT);
      assertThat(toldOf).as("whoever watches was told how far it is").isTrue();
      while (get(side, "local.management.port", "/actuator/health/readiness").statusCode() != 200) {
        Thread.onSpinWait();
      }
    }
  }
}
