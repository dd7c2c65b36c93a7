package socai.embedded.aggregate;

import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** A step of a pipeline. */
@FunctionalInterface
interface Stage {
  Stream<Document> run(Stream<Document> documents);
}
