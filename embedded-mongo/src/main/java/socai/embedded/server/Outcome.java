package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import socai.embedded.bson.Fields;

/** Which of a command's writes were refused. */
final class Outcome {
  private static final int UNKNOWN_ERROR = 8;

  private final List<Document> errors = new ArrayList<>();

  void refuse(int index, MongoServerError error) {
    add(index, describe(error));
  }

  /** Adds an error that some other part described; it has a code afterwards. */
  void add(int index, Document described) {
    Document error = new Document("index", index);
    error.putAll(described);
    error.put("index", index);
    error.putIfAbsent("code", UNKNOWN_ERROR);
    errors.add(error);
  }

  void addAll(Outcome other) {
    errors.addAll(other.errors);
    errors.sort((a, b) -> Long.compare(Fields.number(a, "index"), Fields.number(b, "index")));
  }

  static Document describe(MongoServerError error) {
    return new Document("code", error.getCode())
        .append("codeName", error.getCodeName())
        .append("errmsg", error.getMessageWithoutErrorCode());
  }

  boolean isRefused() {
    return !errors.isEmpty();
  }

  int size() {
    return errors.size();
  }

  int firstIndex() {
    return (int) Fields.number(errors.get(0), "index");
  }

  Document reply(int number) {
    Document reply = new Document("n", number);
    if (!errors.isEmpty()) {
      reply.put("writeErrors", errors);
    }
    return reply.append("ok", 1.0);
  }
}
