package socai.standalone.consistency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.embedded.EmbeddedMongo;
import socai.query.QuerySide;
import socai.schema.Json;
import socai.standalone.Standalone;

/** A process on a store, asked as scripts ask it. */
final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  private Server(ConfigurableApplicationContext process) {
    this.process = process;
    address =
        "http://127.0.0.1:" + process.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Both sides. */
  static Server standalone(EmbeddedMongo store, Path folder) {
    return new Server(
        Standalone.application()
            .run(arguments(store, folder, "--socai.data=" + folder.resolve("data"))));
  }

  /** The side that answers, alone. */
  static Server querySide(EmbeddedMongo store, Path folder) {
    return new Server(
        new SpringApplicationBuilder(QuerySide.class)
            .properties("spring.config.name=query-side")
            .run(arguments(store, folder, "--socai.node=answers")));
  }

  private static String[] arguments(EmbeddedMongo store, Path folder, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--socai.demo-logins=true",
                "--socai.production=false",
                "--socai.proof.keys=" + folder.resolve("keys"),
                "--socai.mongodb.uri=" + store.uri()));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  <T> T part(Class<T> type) {
    return process.getBean(type);
  }

  HttpResponse<byte[]> get(String login, String path) {
    return send(request(login, path).build());
  }

  HttpResponse<byte[]> post(String login, String path, String type, byte[] body) {
    return send(
        request(login, path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  HttpResponse<byte[]> post(String login, String path, Object command) {
    return send(
        request(login, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(command)))
            .build());
  }

  private HttpRequest.Builder request(String login, String path) {
    String basic =
        Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Basic " + basic);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(request.uri() + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
