package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Binary;

/**
 * Reads documents that a client sent. What would not come back byte for byte is refused: values of
 * types that the store does not keep, a field that is there twice, text that is no UTF-8.
 */
final class BsonReader {
  private static final int LARGEST = (16 << 20) + (16 << 10);
  private static final int SMALLEST = 5;
  private static final int DEEPEST = 200;
  private static final byte CODE_WITH_SCOPE = 0x0f;

  private static final int OVERFLOW = 15;
  private static final int INVALID_BSON = 22;
  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final int BSON_OBJECT_TOO_LARGE = 10334;
  private static final int DUPLICATE_FIELD = 40413;

  private BsonReader() {}

  /**
   * Reads the next document.
   *
   * @throws MongoServerError if it is malformed, or holds what cannot be kept
   */
  static Document read(ByteBuf in) {
    try {
      return document(in, 1);
    } catch (IndexOutOfBoundsException e) {
      throw invalid("it ends in the midst of a value");
    }
  }

  /** Reads the next text that ends with a zero byte. */
  static String cString(ByteBuf in) {
    int length = in.bytesBefore(BsonConstants.STRING_TERMINATION);
    if (length < 0) {
      throw invalid("a name without an end");
    }
    String text = text(in, length);
    in.skipBytes(1);
    return text;
  }

  static MongoServerError invalid(String why) {
    return new MongoServerError(INVALID_BSON, "InvalidBSON", "invalid BSON: " + why);
  }

  private static Document document(ByteBuf in, int depth) {
    Document document = new Document();
    ByteBuf fields = body(in, depth);
    for (byte type = fields.readByte();
        type != BsonConstants.TERMINATING_BYTE;
        type = fields.readByte()) {
      String name = cString(fields);
      if (document.containsKey(name)) {
        throw twice(name, depth);
      }
      document.put(name, value(type, name, fields, depth));
    }
    return ended(document, fields);
  }

  private static List<@Nullable Object> array(ByteBuf in, int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    ByteBuf fields = body(in, depth);
    for (byte type = fields.readByte();
        type != BsonConstants.TERMINATING_BYTE;
        type = fields.readByte()) {
      String name = cString(fields);
      if (!name.equals(Integer.toString(array.size()))) {
        throw invalid(
            String.format(
                Locale.ROOT, "an array whose element %d is called '%s'", array.size(), name));
      }
      array.add(value(type, name, fields, depth));
    }
    return ended(array, fields);
  }

  private static ByteBuf body(ByteBuf in, int depth) {
    if (depth > DEEPEST) {
      throw new MongoServerError(
          OVERFLOW,
          "Overflow",
          String.format(Locale.ROOT, "a document nested deeper than %d levels", DEEPEST));
    }
    int length = in.readIntLE();
    if (length > LARGEST) {
      throw new MongoServerError(
          BSON_OBJECT_TOO_LARGE,
          "BSONObjectTooLarge",
          String.format(
              Locale.ROOT,
              "BSONObj size: %d is invalid. Size must be between 0 and %d(16MB)",
              length,
              LARGEST));
    }
    if (length < SMALLEST) {
      throw invalid(String.format(Locale.ROOT, "a document of %d bytes", length));
    }
    return in.readSlice(length - Integer.BYTES);
  }

  private static <T> T ended(T value, ByteBuf fields) {
    if (fields.isReadable()) {
      throw invalid(
          String.format(
              Locale.ROOT, "a document with %d bytes after its end", fields.readableBytes()));
    }
    return value;
  }

  private static @Nullable Object value(byte type, String name, ByteBuf in, int depth) {
    return switch (type) {
      case BsonConstants.TYPE_DOUBLE -> in.readDoubleLE();
      case BsonConstants.TYPE_UTF8_STRING -> string(in);
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document(in, depth + 1);
      case BsonConstants.TYPE_ARRAY -> array(in, depth + 1);
      case BsonConstants.TYPE_DATA -> binary(in);
      case BsonConstants.TYPE_OBJECT_ID -> new ObjectId(bytes(in, BsonConstants.LENGTH_OBJECTID));
      case BsonConstants.TYPE_BOOLEAN -> bool(in.readByte());
      case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(in.readLongLE());
      case BsonConstants.TYPE_NULL -> null;
      case BsonConstants.TYPE_REGEX -> new BsonRegularExpression(cString(in), cString(in));
      case BsonConstants.TYPE_JAVASCRIPT_CODE -> new BsonJavaScript(string(in));
      case BsonConstants.TYPE_INT32 -> in.readIntLE();
      case BsonConstants.TYPE_TIMESTAMP -> new BsonTimestamp(in.readLongLE());
      case BsonConstants.TYPE_INT64 -> in.readLongLE();
      case BsonConstants.TYPE_DECIMAL128 -> new Decimal128(in.readLongLE(), in.readLongLE());
      case BsonConstants.TYPE_MIN_KEY -> MinKey.getInstance();
      case BsonConstants.TYPE_MAX_KEY -> MaxKey.getInstance();
      case BsonConstants.TYPE_UNDEFINED -> throw notKept("Undefined", name);
      case BsonConstants.TYPE_DBPOINTER -> throw notKept("DBPointer", name);
      case BsonConstants.TYPE_SYMBOL -> throw notKept("Symbol", name);
      case CODE_WITH_SCOPE -> throw notKept("Code with scope", name);
      default ->
          throw invalid(String.format(Locale.ROOT, "the field '%s' of type 0x%02x", name, type));
    };
  }

  private static Object binary(ByteBuf in) {
    int length = in.readIntLE();
    byte subtype = in.readByte();
    if (length < 0 || length > in.readableBytes()) {
      throw invalid(String.format(Locale.ROOT, "binary data of %d bytes", length));
    }
    boolean isUuid = subtype == BsonConstants.BINARY_SUBTYPE_UUID;
    if (isUuid && length == BsonConstants.LENGTH_UUID) {
      return new UUID(in.readLong(), in.readLong());
    }
    byte[] data = bytes(in, length);
    return subtype == BsonConstants.BINARY_SUBTYPE_GENERIC
        ? new BinData(data)
        : new Binary(Byte.toUnsignedInt(subtype), data);
  }

  private static boolean bool(byte value) {
    return switch (value) {
      case BsonConstants.BOOLEAN_VALUE_FALSE -> false;
      case BsonConstants.BOOLEAN_VALUE_TRUE -> true;
      default -> throw invalid("a boolean of value " + value);
    };
  }

  private static String string(ByteBuf in) {
    int length = in.readIntLE();
    if (length < 1 || length > in.readableBytes()) {
      throw invalid(String.format(Locale.ROOT, "a text of %d bytes", length));
    }
    String text = text(in, length - 1);
    if (in.readByte() != BsonConstants.STRING_TERMINATION) {
      throw invalid("a text without an end");
    }
    return text;
  }

  private static String text(ByteBuf in, int length) {
    byte[] bytes = bytes(in, length);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      demandUtf8(bytes);
    }
    return text;
  }

  private static void demandUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw invalid("a text that is no UTF-8");
    }
  }

  private static byte[] bytes(ByteBuf in, int length) {
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    return bytes;
  }

  private static MongoServerError twice(String name, int depth) {
    return depth == 1
        ? new MongoServerError(
            DUPLICATE_FIELD,
            String.format(Locale.ROOT, "BSON field '%s' is a duplicate field", name))
        : notSupported(
            String.format(Locale.ROOT, "a document that has the field '%s' twice", name));
  }

  private static MongoServerError notKept(String type, String name) {
    return notSupported(
        String.format(Locale.ROOT, "a value of type %s, in the field '%s'", type, name));
  }

  private static MongoServerError notSupported(String what) {
    return new MongoServerError(
        COMMAND_NOT_SUPPORTED,
        "CommandNotSupported",
        "not supported by this embedded store: " + what);
  }
}
