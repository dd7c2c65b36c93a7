package socai.standalone.crash.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** What was told, line by line: each attempt before it was made, and how it ended. */
final class History {
  private final Map<String, CommandHistory> commands = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  /** Commands whose place was told since {@link #takeNews} was last asked. */
  private Set<String> news = new LinkedHashSet<>();

  private long acknowledged;
  private long unknown;
  private long refused;
  private long known;

  /**
   * A reader has read up to a position.
   *
   * @param link what it had read, as {@link Chain} sums it up
   */
  record Seen(String by, long position, long link) {}

  void add(String line) {
    Document recorded = Document.parse(line);
    for (String kind : Set.of("intent", "acknowledged", "refused", "unknown", "known")) {
      String command = recorded.getString(kind);
      if (command != null) {
        attempt(kind, command, recorded);
        return;
      }
    }
    if (recorded.containsKey("seen")) {
      seen.add(
          new Seen(
              recorded.getString("by"),
              number(recorded, "seen"),
              Long.parseUnsignedLong(recorded.getString("chain"), 16)));
    } else if (recorded.containsKey("broken")) {
      broken.add(recorded.getString("broken"));
    }
  }

  private void attempt(String kind, String command, Document recorded) {
    CommandHistory about = commands.computeIfAbsent(command, unheard -> new CommandHistory());
    String attempt = recorded.getString("by") + " " + number(recorded, "attempt");
    long at = number(recorded, "at");
    switch (kind) {
      case "intent" -> about.intended(attempt, number(recorded, "sum"), at);
      case "acknowledged" -> {
        about.acknowledged(attempt, number(recorded, "position"), at);
        acknowledged++;
        news.add(command);
      }
      case "known" -> {
        about.known(number(recorded, "position"), at);
        known++;
        news.add(command);
      }
      case "refused" -> {
        about.refused(attempt);
        refused++;
      }
      default -> unknown++;
    }
  }

  private static long number(Document recorded, String field) {
    return recorded.get(field, Number.class).longValue();
  }

  /** What is told of {@code command}; nothing, where nobody spoke of it. */
  CommandHistory of(String command) {
    return commands.getOrDefault(command, new CommandHistory());
  }

  Set<String> takeNews() {
    Set<String> taken = news;
    news = new LinkedHashSet<>();
    return taken;
  }

  List<Seen> takeSeen() {
    List<Seen> taken = List.copyOf(seen);
    seen.clear();
    return taken;
  }

  List<String> takeBroken() {
    List<String> taken = List.copyOf(broken);
    broken.clear();
    return taken;
  }

  long acknowledged() {
    return acknowledged;
  }

  long unknown() {
    return unknown;
  }

  long refused() {
    return refused;
  }

  long known() {
    return known;
  }
}
