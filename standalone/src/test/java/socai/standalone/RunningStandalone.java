package socai.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product as a user has it: a process of its own, which can be killed. */
public final class RunningStandalone implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  private RunningStandalone(Process process) {
    this.process = process;
    Thread reader = new Thread(this::listen, "standalone says");
    reader.setDaemon(true);
    reader.start();
    Matcher greeting = ADDRESS.matcher(awaitLine(ADDRESS));
    if (!greeting.find()) {
      throw new IllegalStateException("no address in the greeting");
    }
    address = URI.create("http://127.0.0.1:" + greeting.group(1));
  }

  /**
   * Starts it on a store in {@code folder} and a free port, and waits until it says where it is.
   */
  public static RunningStandalone start(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Standalone.class.getName());
    command.addAll(List.of("--server.port=0", "--socai.data=" + folder.resolve("data")));
    command.addAll(List.of(arguments));
    try {
      return new RunningStandalone(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers, without a path. */
  public URI address() {
    return address;
  }

  /** The body of a GET by {@code login}, whose password is its name; it must answer 200. */
  public String get(String path, String login) {
    String basic =
        Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Basic " + basic)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
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
    List<String> heard = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        String line = said.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          heard.add(line);
          if (what.matcher(line).find()) {
            return line;
          }
        } else if (!process.isAlive()) {
          break;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(
        "it never said " + what + ", but:\n" + String.join("\n", heard));
  }

  /** Kills it without a warning, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** A progress bar ends its lines with a carriage return; the reader takes either for an end. */
  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
      }
    } catch (IOException closed) {
      said.add("[its output was closed]");
    }
  }
}
