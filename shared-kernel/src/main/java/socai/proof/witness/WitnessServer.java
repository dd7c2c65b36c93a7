package socai.proof.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A witness behind HTTP. Whoever sends a request slowly, or takes the answer slowly, is cut off
 * after five seconds, and keeps nobody waiting but those beyond the thousand that are served at
 * once.
 */
public final class WitnessServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);

  private static final int MOST_AT_ONCE = 1_000;
  private static final int PATIENCE_SECONDS = 5;

  static { // the JDK's server looks once, when the first one of a process is made
    for (String slow : List.of("maxReqTime", "maxRspTime")) {
      System.setProperty("sun.net.httpserver." + slow, Integer.toString(PATIENCE_SECONDS));
    }
  }

  /** More than 63 hashes and a note of a hundred signatures. */
  private static final int MOST_BYTES = 1 << 20;

  /** Until a question has come whole, and until an answer has gone; for the JDK's server. */
  private static final String SECONDS = "10";

  static {
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
  }

  private static final Pattern MONITORED = Pattern.compile("/([0-9a-f]{64})/checkpoint");

  private final Witness witness;
  private final HttpServer server;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          MOST_AT_ONCE,
          MOST_AT_ONCE,
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>());
  private final CountDownLatch failed = new CountDownLatch(1);

  /**
   * Serves {@code witness} at {@code address}; port 0 takes any that is free.
   *
   * @throws IOException if it cannot listen there
   */
  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    threads.allowCoreThreadTimeOut(true);
    server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /**
   * Waits until an error has happened to it, after which nobody knows what it has left behind: it
   * is to be started again.
   */
  public void awaitError() throws InterruptedException {
    failed.await();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      WitnessAnswer answer = answerTo(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (RuntimeException e) {
      LOG.error("a request was not answered: {}", e.getClass().getName());
      exchange.sendResponseHeaders(500, -1);
    } catch (Error e) {
      LOG.error("the witness has ended, start it again", e);
      failed.countDown();
      throw e;
    }
  }

  private WitnessAnswer answerTo(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    Matcher monitored = MONITORED.matcher(path);
    if (path.equals("/add-checkpoint")) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (!method.equals("POST")) {
        return WitnessAnswer.refused(405, "POST only");
      }
      return body.length > MOST_BYTES
          ? WitnessAnswer.refused(413, "too large")
          : witness.addCheckpoint(body);
    }
    if (monitored.matches() && method.equals("GET")) {
      Optional<byte[]> note = witness.latest(monitored.group(1));
      if (note.isPresent()) {
        return WitnessAnswer.signed(new String(note.get(), StandardCharsets.UTF_8));
      }
    }
    return WitnessAnswer.refused(404, "not found");
  }

  /** Answers nobody any more. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    witness.close();
  }
}
