package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads BSON. Every value keeps its type; bytes keep their subtype.
 *
 * <p>Bytes that are no BSON make it throw an {@link IllegalArgumentException} or an {@link
 * IndexOutOfBoundsException}.
 */
public final class BsonInput {
  private static final int UUID_LENGTH = 16;
  private static final int SMALLEST_DOCUMENT = 5;

  private final ByteBuf buffer;

  /** Reads from where the buffer's reader stands. */
  public BsonInput(ByteBuf buffer) {
    this.buffer = buffer;
  }

  /** A whole document. */
  public Document document() {
    begin();
    Document document = new Document();
    for (byte type = buffer.readByte(); type != 0; type = buffer.readByte()) {
      String name = name();
      if (document.containsKey(name)) {
        throw new IllegalArgumentException("a document has the field '" + name + "' twice");
      }
      document.put(name, value(type));
    }
    return document;
  }

  /** A document with only those of its own fields that are wanted; the others are jumped over. */
  Document document(Set<String> wanted) {
    begin();
    Document document = new Document();
    for (byte type = buffer.readByte();
        type != 0 && document.size() < wanted.size();
        type = buffer.readByte()) {
      String name = name();
      if (wanted.contains(name)) {
        document.put(name, value(type));
      } else {
        skip(type);
      }
    }
    return document;
  }

  private void begin() {
    int length = buffer.readIntLE();
    if (length < SMALLEST_DOCUMENT || length - Integer.BYTES > buffer.readableBytes()) {
      throw new IllegalArgumentException("a document is said to have " + length + " bytes");
    }
  }

  private List<@Nullable Object> array() {
    begin();
    List<@Nullable Object> array = new ArrayList<>();
    for (byte type = buffer.readByte(); type != 0; type = buffer.readByte()) {
      buffer.skipBytes(buffer.bytesBefore((byte) 0) + 1); // the position, in digits
      array.add(value(type));
    }
    return array;
  }

  private @Nullable Object value(byte type) {
    return switch (type) {
      case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(buffer.readLongLE());
      case BsonConstants.TYPE_UTF8_STRING -> text();
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
      case BsonConstants.TYPE_ARRAY -> array();
      case BsonConstants.TYPE_DATA -> binary();
      case BsonConstants.TYPE_UNDEFINED, BsonConstants.TYPE_NULL -> null;
      case BsonConstants.TYPE_OBJECT_ID -> new ObjectId(bytes(BsonConstants.LENGTH_OBJECTID));
      case BsonConstants.TYPE_BOOLEAN -> bool();
      case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(buffer.readLongLE());
      case BsonConstants.TYPE_REGEX -> new BsonRegularExpression(name(), name());
      case BsonConstants.TYPE_INT32 -> buffer.readIntLE();
      case BsonConstants.TYPE_TIMESTAMP -> new BsonTimestamp(buffer.readLongLE());
      case BsonConstants.TYPE_INT64 -> buffer.readLongLE();
      case BsonConstants.TYPE_DECIMAL128 ->
          new Decimal128(buffer.readLongLE(), buffer.readLongLE());
      case BsonConstants.TYPE_MAX_KEY -> MaxKey.getInstance();
      case BsonConstants.TYPE_MIN_KEY -> MinKey.getInstance();
      case BsonConstants.TYPE_JAVASCRIPT_CODE -> new BsonJavaScript(text());
      default -> throw unknown(type);
    };
  }

  private void skip(byte type) {
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
        name();
        name();
      }
      default -> throw unknown(type);
    }
  }

  private Object binary() {
    int length = buffer.readIntLE();
    int subtype = buffer.readByte() & 0xFF;
    if (subtype == BsonConstants.BINARY_SUBTYPE_UUID && length == UUID_LENGTH) {
      return new UUID(buffer.readLong(), buffer.readLong());
    }
    byte[] data = bytes(length);
    return subtype == BsonConstants.BINARY_SUBTYPE_GENERIC
        ? new BinData(data)
        : new Binary(subtype, data);
  }

  private boolean bool() {
    byte value = buffer.readByte();
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("a boolean is neither true nor false: " + value);
    }
    return value == 1;
  }

  private String text() {
    int length = buffer.readIntLE();
    if (length < 1 || length > buffer.readableBytes()) {
      throw new IllegalArgumentException("a text is said to have " + length + " bytes");
    }
    String text = buffer.toString(buffer.readerIndex(), length - 1, StandardCharsets.UTF_8);
    buffer.skipBytes(length - 1);
    if (buffer.readByte() != 0) {
      throw new IllegalArgumentException("a text does not end where it should");
    }
    return text;
  }

  private String name() {
    int length = buffer.bytesBefore((byte) 0);
    if (length < 0) {
      throw new IllegalArgumentException("a name has no end");
    }
    String name = buffer.toString(buffer.readerIndex(), length, StandardCharsets.UTF_8);
    buffer.skipBytes(length + 1);
    return name;
  }

  private byte[] bytes(int length) {
    if (length < 0 || length > buffer.readableBytes()) {
      throw new IllegalArgumentException("bytes are said to be " + length);
    }
    byte[] bytes = new byte[length];
    buffer.readBytes(bytes);
    return bytes;
  }

  private static IllegalArgumentException unknown(byte type) {
    return new IllegalArgumentException("a value of unknown type " + (type & 0xFF));
  }
}
