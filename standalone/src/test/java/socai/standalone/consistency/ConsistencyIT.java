package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;
import socai.query.rebuild.ProjectionAdmin;
import socai.query.rebuild.ProjectionAdminException;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * Every answer is of the position that it states, whatever else goes on: eight people tell what
 * happens, read models are rebuilt, exchanged and dropped, one process projects and another only
 * answers. Longer: {@code -Dsocai.consistency.rounds=N}, from {@code -Dsocai.seed=N} on.
 */
class ConsistencyIT {
  private static final int ROUNDS = Integer.getInteger("socai.consistency.rounds", 1);
  private static final long SEED = Long.getLong("socai.seed", 1);
  private static final long NANOS =
      Integer.getInteger("socai.consistency.seconds", 10) * 1_000_000_000L;
  private static final int WRITERS = 8;
  private static final int ASKERS = 3;
  private static final int ASKED_AGAIN = 200;
  private static final List<String> PROJECTIONS =
      List.of(
          "figures", "units", "services", "teams", "totals", "profiles", "suspicions", "journal");

  @Test
  void each_answer_is_what_the_events_up_to_its_position_make(@TempDir Path folder)
      throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = SEED + round;
      try {
        System.out.println("seed " + seed + ": " + round(seed, folder.resolve("round " + seed)));
      } catch (AssertionError e) {
        throw new AssertionError("fails with -Dsocai.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static String round(long seed, Path folder) throws Exception {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    AtomicLong last = new AtomicLong();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger switched = new AtomicInteger();
    AtomicInteger replayed = new AtomicInteger();
    List<String> lines;
    try (EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("store"));
        Server both = Server.standalone(store, folder);
        Server answering = Server.querySide(store, folder)) {
      Questions questions = new Questions(last);
      assertThat(questions.unknown(json(both.get("auditor", "/v3/api-docs"))))
          .as("operations without a question, or questions without an operation")
          .isEmpty();
      Writer.begin(both, last);
      Random chance = new Random(seed * 100 + 99);
      long end = System.nanoTime() + NANOS;
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Writer writer = new Writer(both, new Random(seed * 100 + i), i, WRITERS, last, refused);
        all.add(until(end, writer::step));
      }
      for (int i = 0; i < ASKERS; i++) {
        Random random = new Random(seed * 100 + WRITERS + i);
        all.add(
            until(
                end,
                () -> {
                  Questions.Question question = questions.any(random);
                  Server asked = random.nextBoolean() ? both : answering;
                  Answer answer = Answer.of(question, asked.get("auditor", question.toString()));
                  answers.add(answer);
                  if (answer.position() > 0 && random.nextBoolean()) {
                    Questions.Question beside = questions.anyExact(random).at(answer.position());
                    answers.add(Answer.of(beside, asked.get("auditor", beside.toString())));
                  }
                  if (question.path().equals("/api/suspicions") && answer.status() == 200) {
                    questions.learn(answer.body());
                  }
                }));
      }
      all.add(until(end, () -> replay(answering, questions.anyFigure(chance), replayed)));
      Random random = new Random(seed);
      try (ProjectionAdmin admin = ProjectionAdmin.open(store.uri())) {
        all.add(until(end, () -> switchover(admin, World.any(PROJECTIONS, random), switched)));
        together(all);
      }
      HttpResponse<byte[]> export = both.get("auditor", "/api/ledger/events");
      lines = new String(export.body(), StandardCharsets.UTF_8).lines().toList();
    }
    return judged(seed, folder, answers, lines)
        + ", exports counted "
        + replayed
        + ", commands refused "
        + refused
        + ", generations exchanged "
        + switched;
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private static Callable<Void> until(long end, Runnable step) {
    return () -> {
      while (System.nanoTime() - end < 0) {
        step.run();
      }
      return null;
    };
  }

  private static void together(List<Callable<Void>> all) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    try {
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** An export that is taken now, counted by the server, is the same as shown. */
  private static void replay(Server server, String figure, AtomicInteger replayed) {
    byte[] export = server.get("auditor", "/api/ledger/events").body();
    HttpResponse<byte[]> answer =
        server.post(
            "auditor",
            "/api/replays?asOf=2026-01-01&figure=" + figure,
            "application/x-ndjson",
            export);
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.statusCode() == 200) {
      assertThat(json(answer).get("same").asBoolean()).as(said).isTrue();
      replayed.incrementAndGet();
    } else {
      assertThat(said).containsAnyOf("request.busy", "replay.not-in-the-export", "replay.too-many");
    }
  }

  private static void switchover(ProjectionAdmin admin, String projection, AtomicInteger switched) {
    try {
      admin.rebuild(projection, true, advance -> {}, () -> false);
      if (admin.switchOver(projection, advance -> {}).done()) {
        switched.incrementAndGet();
      }
      admin.drop(projection);
    } catch (ProjectionAdminException atWork) {
      // somebody else was quicker; nothing has changed
    }
  }

  private static String judged(long seed, Path folder, Queue<Answer> answers, List<String> lines)
      throws Exception {
    Judge judge = new Judge(lines);
    Map<String, Integer> statuses = new TreeMap<>();
    List<Answer> stated = new ArrayList<>();
    for (Answer answer : answers) {
      statuses.merge(answer.status() + "", 1, Integer::sum);
      if (answer.status() == 503) {
        assertThat(answer.text()).containsAnyOf("request.busy", "log.", "replay.too-many");
        continue;
      }
      judge.judge(answer);
      if (answer.position() != Answer.NONE
          && answer.question().waits()
          && answer.question().at() == 0) {
        stated.add(answer);
      }
    }
    Collections.shuffle(stated, new Random(seed));
    List<Answer> again =
        stated.stream().limit(ASKED_AGAIN).sorted(Comparator.comparing(Answer::position)).toList();
    try (Quiet quiet = new Quiet(folder.resolve("quiet"), lines)) {
      again.forEach(quiet::judge);
    }
    return "%d events, answers by status %s, asked again of a quiet server %d"
        .formatted(lines.size(), statuses, again.size());
  }
}
