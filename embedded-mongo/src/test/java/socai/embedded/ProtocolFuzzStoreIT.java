package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Commands bent at random: each is answered, with a code, its name and a text if it is refused; its
 * connection and others live, and the store stays sound. Longer: {@code -Dsocai.fuzz-seconds=1200};
 * beginning with a certain seed: {@code -Dsocai.seed=7}.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS) // as long as one wishes
class ProtocolFuzzStoreIT extends WithStore {
  private static final int REQUESTS = 1500;
  private static final int SEEDS = 3;
  private static final int INTERNAL_ERROR = 1;

  private final Map<Integer, Integer> codes = new TreeMap<>();
  private int asked;

  @Test
  void every_request_is_answered() throws IOException {
    long seconds = Long.getLong("socai.fuzz-seconds", 0);
    long first = Long.getLong("socai.seed", seconds > 0 ? System.currentTimeMillis() : 1);
    long begun = System.nanoTime();
    long seed = first;
    do {
      try {
        run(seed++);
      } catch (AssertionError | IOException | RuntimeException e) {
        throw new AssertionError("-Dsocai.seed=%d: %s".formatted(seed - 1, e.getMessage()), e);
      }
    } while (seconds > 0
        ? System.nanoTime() - begun < Duration.ofSeconds(seconds).toNanos()
        : seed < first + SEEDS);
    System.out.printf(
        "seeds %d to %d, %d requests, by code (0: carried out): %s%n",
        first, seed - 1, asked, codes);
    assertThat(codes.get(0)).as("carried out").isGreaterThan(asked / 10);
  }

  private void run(long seed) throws IOException {
    for (String name : client.listDatabaseNames()) {
      client.getDatabase(name).drop();
    }
    insert(
        doc("{_id: 1, a: 1, s: 'x', v: [1, 2, 3], d: {x: 1}}"),
        doc("{_id: 2, a: 2, s: 'Y', v: [], d: {x: 2}}"),
        doc("{_id: 3, a: null, v: [{x: 5}, {x: 6}]}"));
    things.createIndex(doc("{a: 1}"));
    things.createIndex(doc("{v: 1, s: -1}"));
    BentCommands commands = new BentCommands(seed);
    try (RawConnection raw = new RawConnection(mongo.uri());
        RawConnection other = new RawConnection(mongo.uri())) {
      for (int i = 0; i < REQUESTS; i++) {
        byte[] command = commands.next();
        demandAnAnswer(command, raw.ask(command));
        if (i % 100 == 0) {
          assertThat(other.ask(doc("{ping: 1, $db: 'admin'}"))).containsEntry("ok", 1.0);
        }
      }
    }
    assertThat(mongo.check().first()).isEmpty();
  }

  private void demandAnAnswer(byte[] command, Document answer) {
    asked++;
    int code = answer.getInteger("code", 0);
    codes.merge(code, 1, Integer::sum);
    Supplier<String> what = () -> RawConnection.readable(command) + " was answered by " + answer;
    if (code == 0) {
      assertThat(answer.getDouble("ok")).as(what).isEqualTo(1.0);
      for (Document error : answer.getList("writeErrors", Document.class, List.of())) {
        demandACode(what, error);
      }
    } else {
      assertThat(answer.getDouble("ok")).as(what).isZero();
      assertThat(answer.getString("codeName")).as(what).isNotEmpty();
      demandACode(what, answer);
    }
  }

  private static void demandACode(Supplier<String> what, Document error) {
    assertThat(error.getInteger("code")).as(what).isNotNull().isNotEqualTo(INTERNAL_ERROR);
    assertThat(error.getString("errmsg")).as(what).isNotEmpty();
  }
}
