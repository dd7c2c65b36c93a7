package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.StoredBson;

/** Answers with a list of descriptions, in batches of the size that a command asks for. */
final class ListCursor {
  private ListCursor() {}

  static Document begin(
      OpenCursors cursors, String namespace, List<Document> descriptions, Document command) {
    return cursors.begin(
        namespace,
        descriptions.stream().map(StoredBson::encode).iterator(),
        () -> {},
        batchSize(command.get("cursor")),
        false,
        TimeLimit.of(command));
  }

  /** The batch size in a command's {@code cursor}; negative if none is given. */
  static int batchSize(@Nullable Object cursor) {
    return cursor instanceof Document options && options.get("batchSize") instanceof Number size
        ? size.intValue()
        : -1;
  }
}
