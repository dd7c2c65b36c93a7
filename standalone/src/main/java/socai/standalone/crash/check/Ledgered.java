package socai.standalone.crash.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.bson.Document;

/**
 * One stored commit, read as the format is published: {@code _id}, {@code streams}, {@code
 * command}, {@code events}.
 */
record Ledgered(long first, List<String> keys, String command, List<String> lines) {
  static Ledgered read(Document stored) {
    return new Ledgered(
        stored.get("_id", Number.class).longValue(),
        stored.getList("streams", String.class),
        stored.getString("command"),
        stored.getList("events", String.class));
  }

  long last() {
    return first + lines.size() - 1;
  }

  /** Over the lines, each with a line break. */
  long sum() {
    CRC32C sum = new CRC32C();
    for (String line : lines) {
      sum.update(line.getBytes(StandardCharsets.UTF_8));
      sum.update('\n');
    }
    return sum.getValue();
  }

  List<Document> events() {
    return lines.stream().map(Document::parse).toList();
  }

  /** What its keys should be, by what its lines say. */
  static List<String> keysOf(List<Document> events) {
    Map<String, String> keys = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (Document event : events) {
      String stream = event.getString("subject");
      if (keys.putIfAbsent(stream, event.getString("sequence")) == null) {
        inOrder.add(stream + "/" + event.getString("sequence"));
      }
    }
    return inOrder;
  }
}
