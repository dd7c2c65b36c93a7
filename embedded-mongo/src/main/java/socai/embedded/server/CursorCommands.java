package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import socai.embedded.bson.Fields;
import socai.embedded.surface.Refusal;

/** Carries out getMore and killCursors. A cursor is known only under its own collection's name. */
final class CursorCommands {
  private CursorCommands() {}

  static Document more(OpenCursors cursors, String database, Document command) {
    String name = Names.toRead(database, Fields.text(command, "collection"));
    int batchSize = command.get("batchSize") instanceof Number number ? number.intValue() : 0;
    return cursors.more(database + "." + name, Fields.number(command, "getMore"), batchSize);
  }

  static Document kill(OpenCursors cursors, String database, Document command) {
    String namespace = database + "." + Fields.text(command, "killCursors");
    List<Long> killed = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (Object each : (Collection<?>) Fields.value(command, "cursors")) {
      if (!(each instanceof Integer || each instanceof Long)) {
        throw Refusal.typeMismatch("Field 'cursors' contains an element that is not of type long");
      }
      long id = ((Number) each).longValue();
      (cursors.kill(namespace, id) ? killed : unknown).add(id);
    }
    return new Document("cursorsKilled", killed)
        .append("cursorsNotFound", unknown)
        .append("cursorsAlive", List.of())
        .append("cursorsUnknown", List.of())
        .append("ok", 1.0);
  }
}
