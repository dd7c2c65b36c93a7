package socai.proof.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.FreshDatabase;
import socai.proof.KeyFolder;
import socai.proof.Notarised;
import socai.proof.note.KeyType;
import socai.proof.verify.TrustedKey;

/** Witnesses and askers that keep the line open and never come to an end. */
@ExtendWith(FreshDatabase.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowStrangersIT {
  private static final int ENDLESS = 8;

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void end() {
    over.countDown();
    threads.shutdownNow();
  }

  /** What a witness says before it falls silent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf an answer",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfives"
      })
  void a_witness_that_never_ends_its_answer_is_silent(String begin, MongoDatabase database)
      throws Exception {
    Notarised log = new Notarised(database, folder.resolve("log"));
    log.grow(10);
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerAll(listening, begin, false));
      assertThat(troubles(log, listening)).containsExactly(Map.entry("w", "silent"));
    }
  }

  @Test
  void a_witness_whose_answer_is_longer_than_any_is_silent(MongoDatabase database)
      throws Exception {
    Notarised log = new Notarised(database, folder.resolve("log"));
    log.grow(10);
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerAll(listening, "HTTP/1.1 200 OK\r\n\r\n", true));
      assertThat(troubles(log, listening)).containsExactly(Map.entry("w", "silent"));
    }
  }

  @Test
  void askers_who_never_end_their_question_keep_no_other_from_being_answered(MongoDatabase database)
      throws Exception {
    Notarised log = new Notarised(database, folder.resolve("log"));
    log.grow(10);
    TrustedKey key = TrustedKey.parse(log.folder.key().verifierKey().toString()).orElseThrow();
    Witness witness =
        new Witness(
            folder.resolve("witness"), "so-cai.test/witness", List.of(key), Clock.systemUTC());
    List<Socket> slow = new ArrayList<>();
    try (WitnessServer server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      for (int i = 0; i < ENDLESS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nold"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              "http://127.0.0.1:" + server.address().getPort() + "/elsewhere"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Map<String, String> troubles(Notarised log, ServerSocket listening) {
    String key =
        new KeyFolder(folder.resolve("w"), "so-cai.test/w")
            .key(KeyType.COSIGNATURE)
            .verifierKey()
            .toString();
    WitnessPolicy policy =
        WitnessPolicy.parse(
            "witness w " + key + " http://127.0.0.1:" + listening.getLocalPort() + "/\nquorum w\n");
    Witnesses witnesses = new Witnesses(log.log, policy, Clock.systemUTC());
    witnesses.round();
    return witnesses.troubles();
  }

  private void answerAll(ServerSocket listening, String begin, boolean forEver) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        OutputStream out = socket.getOutputStream();
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        while (forEver) {
          out.write(new byte[1 << 16]);
        }
        over.await();
      } catch (IOException gone) {
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
