package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.StoredBson;

/** A document that a query found: its bytes, and more only for who asks. Not thread-safe. */
public final class Found {
  private final byte[] bson;
  private @Nullable Document document;

  Found(byte[] bson) {
    this.bson = bson;
  }

  /** As it is stored. Not to be changed. */
  public byte[] bson() {
    return bson;
  }

  /** Decoded, once; a copy of one's own. */
  public Document document() {
    if (document == null) {
      document = StoredBson.decode(bson);
    }
    return document;
  }
}
