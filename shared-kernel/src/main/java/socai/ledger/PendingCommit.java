package socai.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A commit that waits for its place, and then for whoever appended it to hear of it. */
final class PendingCommit {
  private final Commit commit;
  private final List<String> streams;
  private final List<String> lines;

  /** Set once by the writer, while it holds its lock; read by the appender, who then holds it. */
  private @Nullable Position last;

  private @Nullable RuntimeException failure;

  private PendingCommit(Commit commit, List<String> streams, List<String> lines) {
    this.commit = commit;
    this.streams = streams;
    this.lines = lines;
  }

  /** Writes the lines before any lock is taken: most of the work of an append is this. */
  static PendingCommit of(Commit commit, JsonMapper mapper) {
    return new PendingCommit(
        commit,
        streamKeys(commit),
        commit.events().stream().map(event -> event.write(mapper)).toList());
  }

  CommandId command() {
    return commit.command();
  }

  List<String> streams() {
    return streams;
  }

  int size() {
    return lines.size();
  }

  Document at(Position first) {
    return new Document("_id", first.value())
        .append(LedgerIndexes.STREAMS, streams)
        .append(LedgerIndexes.COMMAND, commit.command().toString())
        .append("at", commit.recordedAt().value())
        .append("events", lines);
  }

  void landed(Position first) {
    last = first.plus(lines.size() - 1L);
  }

  void failed(RuntimeException why) {
    failure = why;
  }

  boolean isDecided() {
    return last != null || failure != null;
  }

  /** The position of the last event; empty while it is not decided. Throws what it failed with. */
  Optional<Position> outcome() {
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(last);
  }

  /**
   * Each stream with the number of its first event here. MongoDB's unique index does not compare
   * within one document, so that the numbers of one stream join is looked at here.
   */
  private static List<String> streamKeys(Commit commit) {
    Map<String, Long> next = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (EventLine event : commit.events()) {
      Long expected = next.get(event.subject());
      if (expected == null) {
        keys.add(event.subject() + "/" + event.sequence());
      } else if (event.sequenceNumber() != expected) {
        throw new IllegalArgumentException("events of " + event.subject() + " do not join");
      }
      next.put(event.subject(), event.sequenceNumber() + 1);
    }
    return keys;
  }
}
