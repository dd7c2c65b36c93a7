package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.Unpooled;
import java.util.Set;

/**
 * Reads some of a document's fields and jumps over the others, which costs next to nothing however
 * large they are.
 */
public final class PartialBson {
  private PartialBson() {}

  /** The document with only those of its own fields that are wanted. */
  public static Document decode(byte[] bson, Set<String> wanted) {
    return new BsonInput(Unpooled.wrappedBuffer(bson)).document(wanted);
  }
}
