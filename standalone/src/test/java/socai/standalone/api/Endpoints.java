package socai.standalone.api;

import java.io.ByteArrayInputStream;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import socai.schema.Json;
import socai.standalone.Standalone;
import tools.jackson.databind.JsonNode;

/** Both sides behind their endpoints, on an empty ledger; started once for all tests of a run. */
final class Endpoints implements AutoCloseable {
  private final Optional<Path> folder;
  private final Optional<ConfigurableApplicationContext> process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  private Endpoints() throws IOException {
    folder = Optional.of(Files.createTempDirectory("socai-doors"));
    ConfigurableApplicationContext started =
        Standalone.application()
            .run(
                "--server.port=0",
                "--socai.data=" + folder.get().resolve("data"),
                "--socai.demo-logins=true",
                // Each endpoint is tried with a wrong password.
                "--socai.login.most-failures=100000");
    process = Optional.of(started);
    port = started.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private Endpoints(int port) {
    this.folder = Optional.empty();
    this.process = Optional.empty();
    this.port = port;
  }

  /** Those of a process that another one has started, and ends. */
  static Endpoints at(int port) {
    return new Endpoints(port);
  }

  /** Gives a test the endpoints as a parameter. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Endpoints.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.create(Endpoints.class))
          .computeIfAbsent(Endpoints.class, any -> opened(), Endpoints.class);
    }

    private static Endpoints opened() {
      try {
        return new Endpoints();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  int port() {
    return port;
  }

  /** Where whoever watches asks. */
  int healthPort() {
    return process
        .orElseThrow()
        .getEnvironment()
        .getRequiredProperty("local.management.port", Integer.class);
  }

  /** How many sessions the server remembers. */
  int sessions() {
    TomcatWebServer server =
        (TomcatWebServer) ((WebServerApplicationContext) process.orElseThrow()).getWebServer();
    return Stream.of(server.getTomcat().getHost().findChildren())
        .mapToInt(site -> ((Context) site).getManager().getActiveSessions())
        .sum();
  }

  <T> T part(Class<T> type, String name) {
    return process.orElseThrow().getBean(name, type);
  }

  /** Sends as {@code login}, whose password is its name. */
  HttpResponse<String> send(
      String login, String method, String path, String body, String... headers) {
    return sendAs(basic(login, login), method, path, body, headers);
  }

  HttpResponse<String> get(String login, String path, String... headers) {
    return send(login, "GET", path, "", headers);
  }

  HttpResponse<String> post(String login, String path, Object command) {
    String body = command instanceof String text ? text : Json.mapper().writeValueAsString(command);
    return send(login, "POST", path, body, "Content-Type", "application/json");
  }

  /** Sends what must be carried out, and answers with the position it produced. */
  long done(String login, String path, Map<String, ?> command) {
    HttpResponse<String> answer = post(login, path, command);
    if (answer.statusCode() != 201) {
      throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return json(answer).get("position").asLong();
  }

  HttpResponse<String> sendAs(
      String authorization, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a body without telling its length beforehand. */
  HttpResponse<String> postInChunks(String login, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", basic(login, login))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String basic(String login, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Where the ledger ends. */
  long head() {
    return json(get("auditor", "/api/ledger")).get("position").asLong();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  @Override
  public void close() throws IOException {
    process.ifPresent(ConfigurableApplicationContext::close);
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder.get())) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
