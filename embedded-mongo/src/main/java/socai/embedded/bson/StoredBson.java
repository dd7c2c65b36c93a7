package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Documents as bytes, as BSON has them. */
public final class StoredBson {
  private static final int USUAL_SIZE = 512;

  private StoredBson() {}

  /** The bytes of a document. */
  public static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(USUAL_SIZE);
    new BsonOutput(buffer).document(document);
    return ByteBufUtil.getBytes(buffer);
  }

  /** The document of some bytes. */
  public static Document decode(byte[] bson) {
    return new BsonInput(Unpooled.wrappedBuffer(bson)).document();
  }
}
