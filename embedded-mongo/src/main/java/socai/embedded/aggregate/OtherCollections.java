package socai.embedded.aggregate;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** The collections that a pipeline reads or writes besides the one it begins with. */
public interface OtherCollections {
  /** The documents of a collection that match; none if there is no such collection. */
  List<Document> find(String collection, Document filter);

  /** Puts documents in the place of all that a collection has. */
  void replace(String collection, List<Document> documents);
}
