package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
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
    ByteBuf buffer = Unpooled.wrappedBuffer(bson);
    buffer.skipBytes(Integer.BYTES);
    Document document = new Document();
    for (byte type = buffer.readByte();
        type != BsonConstants.TERMINATING_BYTE && document.size() < wanted.size();
        type = buffer.readByte()) {
      String name = BsonDecoder.decodeCString(buffer);
      if (wanted.contains(name)) {
        document.put(name, BsonDecoder.decodeValue(type, buffer));
      } else {
        skip(type, buffer);
      }
    }
    return document;
  }

  private static void skip(byte type, ByteBuf buffer) {
    switch (type) {
      case BsonConstants.TYPE_NULL,
          BsonConstants.TYPE_UNDEFINED,
          BsonConstants.TYPE_MIN_KEY,
          BsonConstants.TYPE_MAX_KEY -> {}
      case BsonConstants.TYPE_BOOLEAN -> buffer.skipBytes(1);
      case BsonConstants.TYPE_INT32 -> buffer.skipBytes(Integer.BYTES);
      case BsonConstants.TYPE_DOUBLE,
          BsonConstants.TYPE_INT64,
          BsonConstants.TYPE_UTC_DATETIME,
          BsonConstants.TYPE_TIMESTAMP ->
          buffer.skipBytes(Long.BYTES);
      case BsonConstants.TYPE_OBJECT_ID -> buffer.skipBytes(BsonConstants.LENGTH_OBJECTID);
      case BsonConstants.TYPE_DECIMAL128 -> buffer.skipBytes(2 * Long.BYTES);
      case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
          buffer.skipBytes(buffer.readIntLE());
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
          buffer.skipBytes(buffer.readIntLE() - Integer.BYTES);
      case BsonConstants.TYPE_DATA -> buffer.skipBytes(buffer.readIntLE() + 1);
      case BsonConstants.TYPE_REGEX -> {
        BsonDecoder.decodeCString(buffer);
        BsonDecoder.decodeCString(buffer);
      }
      default -> throw new IllegalArgumentException("a stored value of unknown type " + type);
    }
  }
}
