package socai.benchmarks.visible;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import socai.command.guidance.RecordGuidanceAct;
import socai.schema.Json;

/** The command side's real endpoint: HTTP with a login, as a field app sends. */
final class ApiClient {
  private static final String LOGIN = "field";
  private static final int CREATED = 201;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI acts;
  private final String login =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((LOGIN + ":" + LOGIN).getBytes(StandardCharsets.UTF_8));

  ApiClient(int port) {
    acts = URI.create("http://127.0.0.1:" + port + "/api/guidance-acts");
  }

  /** Sends {@code act}; the position of its last event once it is acknowledged. */
  CompletableFuture<Long> send(RecordGuidanceAct act) {
    HttpRequest request =
        HttpRequest.newBuilder(acts)
            .header("Authorization", login)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(act)))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(ApiClient::position);
  }

  private static long position(HttpResponse<String> answer) {
    if (answer.statusCode() != CREATED) {
      throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
    }
    return Json.mapper().readTree(answer.body()).get("position").asLong();
  }
}
