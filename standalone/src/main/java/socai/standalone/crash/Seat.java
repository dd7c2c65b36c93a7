package socai.standalone.crash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import socai.schema.Json;
import socai.standalone.crash.process.Child;
import tools.jackson.databind.JsonNode;

/**
 * A writer's place: one process after the other takes it, and each goes on where the one before was
 * killed. Guarded by {@link Writers}.
 */
final class Seat {
  private final String name;
  private final String uri;
  private final int threads;
  private final Map<String, String> unanswered = new LinkedHashMap<>();
  private @Nullable Child child;
  private long seen;
  private String chain = "0";
  private boolean busy;

  Seat(String name, int threads, String uri) {
    this.name = name;
    this.threads = threads;
    this.uri = uri;
  }

  Child child() {
    return Objects.requireNonNull(child, "nobody has taken the seat");
  }

  /** {@code child} takes it, and first sends again what had no answer. */
  void take(Child by, long seed, int count) {
    child = by;
    by.say("open " + name + " " + threads + " " + seen + " " + chain + " " + uri);
    List.copyOf(unanswered.values()).forEach(errand -> by.say("again " + errand));
    work(seed, count);
  }

  void work(long seed, int count) {
    busy = true;
    child().say("work " + seed + " " + count);
  }

  /**
   * Notes what its process said.
   *
   * @return whether a command was acknowledged
   */
  boolean hears(String line) {
    JsonNode said = Json.mapper().readTree(line);
    if (said.has("intent")) {
      unanswered.put(said.get("intent").asString(), said.get("errand").asString());
    } else if (said.has("refused")) {
      unanswered.remove(said.get("refused").asString());
    } else if (said.has("seen")) {
      seen = said.get("seen").asLong();
      chain = said.get("chain").asString();
    } else if (said.has("done")) {
      busy = false;
    } else if (said.has("acknowledged") || said.has("known")) {
      JsonNode command = said.has("known") ? said.get("known") : said.get("acknowledged");
      unanswered.remove(command.asString());
      return true;
    }
    return false;
  }

  boolean isBusy() {
    return busy;
  }

  boolean isDead() {
    return !child().isAlive();
  }

  long seen() {
    return seen;
  }

  /** What its process is at, for whoever waits for it. */
  String state() {
    return name
        + (isDead() ? " is dead" : busy ? " is at work" : " is done")
        + ", "
        + unanswered.size()
        + " commands without an answer, its reader at "
        + seen;
  }

  @Override
  public String toString() {
    return name;
  }
}
