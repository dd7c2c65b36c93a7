package socai.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socai.schema.Json;

/** The product as a user has it: a process of its own, which can be killed. */
public final class RunningStandalone implements AutoCloseable {
  /** An empty ledger, and a login for each role. */
  public static final String LOGINS = "--socai.demo-logins=true";

  /** Sơn La, as the README's first command starts it. */
  public static final String DEMO = "--demo";

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

  private static final int BUSY = 503;
  private static final Duration LONGEST_SIGNING = Duration.ofSeconds(60);

  /** So often is asked again who was told to; each time the server waits for some seconds. */
  private static final int PATIENCE = 20;

  private final RunningProcess process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  private RunningStandalone(RunningProcess process) {
    this.process = process;
    Matcher greeting = ADDRESS.matcher(process.awaitLine(ADDRESS));
    if (!greeting.find()) {
      throw new IllegalStateException("no address in the greeting");
    }
    address = URI.create("http://127.0.0.1:" + greeting.group(1));
  }

  /**
   * Starts it on a store in {@code folder} and a free port, and waits until it says where it is.
   */
  public static RunningStandalone start(Path folder, String... arguments) {
    return start(List.of(), folder, arguments);
  }

  /** The same on a machine that {@code options} of Java set up. */
  public static RunningStandalone start(List<String> options, Path folder, String... arguments) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--server.port=0", "--socai.data=" + folder.resolve("data")));
    all.addAll(List.of(arguments));
    return new RunningStandalone(RunningProcess.start(options, all));
  }

  /** Where it answers, without a path. */
  public URI address() {
    return address;
  }

  /** The body of a GET by {@code login}, whose password is its name; it must answer 200. */
  public String get(String path, String login) {
    return answered(request(path, login).build());
  }

  /** The same of a POST of {@code command}; it must answer 200 or 201. */
  public String post(String path, String login, String command) {
    return answered(
        request(path, login)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(command))
            .build());
  }

  /** Establishes a new province, and returns the answer. */
  public String establishProvince() {
    return post("/api/units", "admin", Establishing.newProvince());
  }

  /** Waits until the log has signed what the first {@code size} events say. */
  public void awaitSigned(long size) {
    long end = System.nanoTime() + LONGEST_SIGNING.toNanos();
    while (Json.mapper().readTree(get("/api/ledger/log", "auditor")).path("size").asLong(0)
        < size) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("nothing signed " + size + " events");
      }
      Thread.onSpinWait();
    }
  }

  private HttpRequest.Builder request(String path, String login) {
    String basic =
        Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Basic " + basic);
  }

  private String answered(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      for (int again = 0; answer.statusCode() == BUSY && again < PATIENCE; again++) {
        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.uri() + " answered " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it says a line with {@code what}, and returns that line. */
  public String awaitLine(Pattern what) {
    return process.awaitLine(what);
  }

  /** Kills it without a warning, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
