package socai.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.established;

import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import socai.fixture.ForwardingLedger;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.SettableClock;
import socai.health.Degraded;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.proof.AskedCheck;
import socai.proof.KeyFolder;
import socai.proof.Notary;
import socai.proof.TransparencyLog;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;
import socai.proof.witness.WitnessPolicy;
import socai.proof.witness.Witnesses;
import socai.territory.UnitLevel;

/** What whoever watches is told, and when. */
@ExtendWith(FreshDatabase.class)
class LogHealthIT {
  @TempDir Path keys;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private MongoDatabase database;
  private MongoLedger ledger;
  private TransparencyLog log;
  private Notary notary;
  private LogHealth health;

  @BeforeEach
  void open(MongoDatabase fresh) {
    database = fresh;
    ledger = new MongoLedger(fresh);
    log = new TransparencyLog(fresh);
    notary = new Notary(ledger, fresh, new KeyFolder(keys, "so-cai.test/log"), clock);
    health = health(Optional.of(notary), Optional.empty());
  }

  private LogHealth health(Optional<Notary> signing, Optional<Witnesses> witnesses) {
    return new LogHealth(log, ledger, signing, witnesses, threads(signing), clock);
  }

  private LogThreads threads(Optional<Notary> signing) {
    AskedCheck asked = new AskedCheck(ledger, database, signing, clock);
    return new LogThreads(signing, Optional.empty(), asked, Optional.empty());
  }

  private void apply(String name) {
    ledger.append(
        new Lines()
            .commit(
                Names.command(name),
                List.of(established(Names.unit(name), UnitLevel.PROVINCE, Optional.empty()))));
  }

  private void later(int seconds) {
    clock.set(clock.instant().plusSeconds(seconds));
  }

  @Test
  void a_log_that_signs_is_up_however_long_nothing_is_recorded() {
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(3_600);
    apply("a");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    notary.round();
    later(3_600);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void what_is_not_signed_for_long_is_told_also_by_a_process_without_a_notary() {
    LogHealth watcher = health(Optional.empty(), Optional.empty());
    apply("a");
    apply("b");
    assertThat(watcher.health().getStatus()).isEqualTo(Status.UP);
    later(15);
    assertThat(watcher.health().getStatus()).isEqualTo(Status.UP);
    later(1);
    Health lagging = watcher.health();
    assertThat(lagging.getStatus()).isEqualTo(Degraded.STATUS);
    assertThat(lagging.getDetails())
        .containsEntry("code", "log.lagging")
        .containsEntry("events", 2L)
        .containsEntry("seconds", 16L);
    notary.round();
    assertThat(watcher.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void a_thread_that_an_error_has_ended_is_told_since_nothing_is_signed_any_more()
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Ledger failing =
        new ForwardingLedger(ledger) {
          @Override
          public Position head() {
            asked.countDown();
            throw new StackOverflowError("a notary has no room");
          }
        };
    KeyFolder folder = new KeyFolder(keys, "so-cai.test/log");
    Optional<Notary> doomed = Optional.of(new Notary(failing, database, folder, clock));
    LogThreads threads = threads(doomed);
    LogHealth watcher = new LogHealth(log, ledger, doomed, Optional.empty(), threads, clock);
    assertThat(watcher.health().getStatus()).isEqualTo(Status.UP);
    threads.start();
    asked.await();
    threads.stop();
    Health ended = watcher.health();
    assertThat(ended.getStatus()).isEqualTo(Status.DOWN);
    assertThat(ended.getDetails())
        .containsEntry("code", "log.thread-ended")
        .containsEntry("threads", List.of("notary"));
  }

  @Test
  void a_notary_that_has_stopped_is_down_with_what_and_where_and_nothing_of_the_line() {
    apply("a");
    apply("b");
    notary.round();
    database
        .getCollection("commits")
        .updateOne(
            new Document("_id", 2L),
            new Document("$set", new Document("events", List.of("{\"name\":\"Lan\"}"))));
    notary = new Notary(ledger, database, new KeyFolder(keys, "so-cai.test/log"), clock);
    notary.round();
    health = health(Optional.of(notary), Optional.empty());
    Health stopped = health.health();
    assertThat(stopped.getStatus()).isEqualTo(Status.DOWN);
    assertThat(stopped.getDetails())
        .containsOnlyKeys("code", "difference", "position")
        .containsEntry("code", "log.stopped")
        .containsEntry("difference", "line-differs")
        .containsEntry("position", 2L);
  }

  @Test
  void a_witness_that_does_not_sign_is_named_and_after_a_minute_it_is_a_fault() throws Exception {
    HttpServer refusing =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int[] answer = {403};
    refusing.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(answer[0], -1);
          exchange.close();
        });
    refusing.start();
    try {
      String key = SigningKey.make("w.test/w", KeyType.COSIGNATURE).verifierKey().toString();
      Witnesses witnesses =
          new Witnesses(
              log,
              WitnessPolicy.parse(
                  "witness lai-chau %s http://127.0.0.1:%d/\nquorum lai-chau\n"
                      .formatted(key, refusing.getAddress().getPort())),
              clock);
      health = health(Optional.of(notary), Optional.of(witnesses));
      apply("a");
      notary.round();
      witnesses.round();
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
      assertThat(health.health().getDetails().get("witnesses")).hasToString("{lai-chau=refuses}");
      later(61);
      witnesses.round();
      Health unwitnessed = health.health();
      assertThat(unwitnessed.getStatus()).isEqualTo(Degraded.STATUS);
      assertThat(unwitnessed.getDetails()).containsEntry("code", "log.unwitnessed");

      answer[0] = 422;
      witnesses.round();
      assertThat(health.health().getDetails())
          .containsEntry("code", "log.witness-objects")
          .hasEntrySatisfying(
              "witnesses", its -> assertThat(its).hasToString("{lai-chau=finds-a-fork}"));
    } finally {
      refusing.stop(0);
    }
  }
}
