package socai.standalone.crash.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import socai.event.StreamId;
import socai.team.TeamId;

/**
 * What one thread is to do in one round, by a seed: mostly alone in its stream, sometimes not. Now
 * and then the same command is sent by a thread of each process, as a phone does that hears no
 * answer.
 */
final class Errands {
  private static final int CONTESTED_STREAMS = 4;
  private static final int MOST_EVENTS = 3;
  private static final int LONG_TEXT = 20_000;
  private static final int SHORT_TEXT = 120;
  private static final int ONE_IN = 8;

  private final StreamId own;
  private final Random random;

  /** Gives the same for this thread in each process. */
  private final Random shared;

  private int count;

  Errands(String process, int thread, long seed) {
    own = team("of thread " + process + "." + thread);
    random = new Random(seed * 1_000_003 + 31L * process.hashCode() + thread);
    shared = new Random(seed * 1_000_003 - 1 - thread);
  }

  Errand next() {
    int events = 1 + random.nextInt(MOST_EVENTS);
    int size = random.nextInt(50) == 0 ? random.nextInt(LONG_TEXT) : random.nextInt(SHORT_TEXT);
    if (++count % ONE_IN == 0) {
      StreamId contested = team("contested " + shared.nextInt(CONTESTED_STREAMS));
      return new Errand(uuid(shared), 0, events, size, List.of(contested));
    }
    return new Errand(uuid(random), 0, events, size, streams());
  }

  private static UUID uuid(Random by) {
    return new UUID(by.nextLong(), by.nextLong());
  }

  private List<StreamId> streams() {
    List<StreamId> streams = new ArrayList<>();
    int luck = random.nextInt(10);
    if (luck < 8) {
      streams.add(own);
    }
    if (luck > 6) {
      streams.add(team("contested " + random.nextInt(CONTESTED_STREAMS)));
    }
    return streams;
  }

  private static StreamId team(String name) {
    return new TeamId(
            UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .stream();
  }
}
