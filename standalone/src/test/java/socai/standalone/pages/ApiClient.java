package socai.standalone.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** The application's endpoints, as a program outside calls them. */
final class ApiClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  ApiClient(String address) {
    this.address = address;
  }

  /** Sends a command and demands that it is accepted; answers with its position. */
  long record(String login, String path, Object command) {
    HttpResponse<String> answer =
        send(
            request(login, path)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(command)))
                .build());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.mapper().readTree(answer.body()).get("position").asLong();
  }

  /** Asks and demands an answer. */
  JsonNode ask(String login, String path) {
    HttpResponse<String> answer = send(request(login, path).GET().build());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }

  /** Asks for a file. */
  String read(String login, String path) {
    HttpResponse<String> answer = send(request(login, path).GET().build());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  /** Asks without a login and takes whatever comes. */
  HttpResponse<String> knock(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET().build());
  }

  private HttpRequest.Builder request(String login, String path) {
    String pair = login + ":" + login;
    return HttpRequest.newBuilder(URI.create(address + path))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
