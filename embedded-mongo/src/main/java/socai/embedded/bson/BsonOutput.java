package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes BSON, the inverse of {@link BsonInput}. */
public final class BsonOutput {
  private static final int UUID_LENGTH = 16;

  private final ByteBuf buffer;

  /** Writes where the buffer's writer stands. */
  public BsonOutput(ByteBuf buffer) {
    this.buffer = buffer;
  }

  /**
   * A whole document.
   *
   * @throws IllegalArgumentException if a value is of no type that BSON has
   */
  public void document(Map<?, ?> document) {
    int start = begin();
    document.forEach((name, value) -> field((String) name, value));
    end(start);
  }

  /** One field: its type, its name, its value. */
  public void field(String name, @Nullable Object value) {
    int type = buffer.writerIndex();
    buffer.writeByte(0); // the type, once it is known
    cString(name);
    buffer.setByte(type, value(value));
  }

  private void array(Collection<?> array) {
    int start = begin();
    int position = 0;
    for (Object each : array) {
      field(Integer.toString(position++), each);
    }
    end(start);
  }

  /** Writes a value and returns its type. */
  private byte value(@Nullable Object value) {
    if (value == null) {
      return BsonConstants.TYPE_NULL;
    } else if (value instanceof String text) {
      text(text);
      return BsonConstants.TYPE_UTF8_STRING;
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Map<?, ?> document) {
      document(document);
      return BsonConstants.TYPE_EMBEDDED_DOCUMENT;
    } else if (value instanceof Collection<?> array) {
      array(array);
      return BsonConstants.TYPE_ARRAY;
    } else if (value instanceof Boolean bool) {
      buffer.writeByte(bool ? 1 : 0);
      return BsonConstants.TYPE_BOOLEAN;
    } else if (value instanceof Instant date) {
      buffer.writeLongLE(date.toEpochMilli());
      return BsonConstants.TYPE_UTC_DATETIME;
    } else if (value instanceof ObjectId id) {
      buffer.writeBytes(id.toByteArray());
      return BsonConstants.TYPE_OBJECT_ID;
    }
    return rarer(value);
  }

  private byte number(Number number) {
    if (number instanceof Integer int32) {
      buffer.writeIntLE(int32);
      return BsonConstants.TYPE_INT32;
    } else if (number instanceof Long int64) {
      buffer.writeLongLE(int64);
      return BsonConstants.TYPE_INT64;
    } else if (number instanceof Double floating) {
      buffer.writeLongLE(Double.doubleToRawLongBits(floating));
      return BsonConstants.TYPE_DOUBLE;
    } else if (number instanceof Decimal128 decimal) {
      buffer.writeLongLE(decimal.getLow());
      buffer.writeLongLE(decimal.getHigh());
      return BsonConstants.TYPE_DECIMAL128;
    }
    throw unknown(number);
  }

  private byte rarer(Object value) {
    if (value instanceof BinData data) {
      return bytes(BsonConstants.BINARY_SUBTYPE_GENERIC, data.getData());
    } else if (value instanceof Binary binary) {
      return bytes(binary.subtype(), binary.data());
    } else if (value instanceof UUID uuid) {
      buffer.writeIntLE(UUID_LENGTH).writeByte(BsonConstants.BINARY_SUBTYPE_UUID);
      buffer.writeLong(uuid.getMostSignificantBits()).writeLong(uuid.getLeastSignificantBits());
      return BsonConstants.TYPE_DATA;
    } else if (value instanceof LegacyUUID legacy) {
      buffer.writeIntLE(UUID_LENGTH).writeByte(BsonConstants.BINARY_SUBTYPE_OLD_UUID);
      buffer.writeLongLE(legacy.getUuid().getMostSignificantBits());
      buffer.writeLongLE(legacy.getUuid().getLeastSignificantBits());
      return BsonConstants.TYPE_DATA;
    } else if (value instanceof BsonTimestamp timestamp) {
      buffer.writeLongLE(timestamp.getValue());
      return BsonConstants.TYPE_TIMESTAMP;
    } else if (value instanceof BsonRegularExpression regex) {
      cString(regex.getPattern());
      cString(regex.getOptions() == null ? "" : regex.getOptions());
      return BsonConstants.TYPE_REGEX;
    } else if (value instanceof BsonJavaScript script) {
      text(script.getCode());
      return BsonConstants.TYPE_JAVASCRIPT_CODE;
    } else if (value instanceof MinKey) {
      return BsonConstants.TYPE_MIN_KEY;
    } else if (value instanceof MaxKey) {
      return BsonConstants.TYPE_MAX_KEY;
    }
    throw unknown(value);
  }

  private byte bytes(int subtype, byte[] data) {
    buffer.writeIntLE(data.length).writeByte(subtype).writeBytes(data);
    return BsonConstants.TYPE_DATA;
  }

  private void text(String text) {
    int at = buffer.writerIndex();
    buffer.writeIntLE(0); // the length, once it is known
    buffer.setIntLE(at, ByteBufUtil.writeUtf8(buffer, text) + 1);
    buffer.writeByte(0);
  }

  private void cString(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name has a NUL in it");
    }
    buffer.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    buffer.writeByte(0);
  }

  private int begin() {
    int start = buffer.writerIndex();
    buffer.writeIntLE(0); // the length, once it is known
    return start;
  }

  private void end(int start) {
    buffer.writeByte(0);
    buffer.setIntLE(start, buffer.writerIndex() - start);
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException("no BSON type for a " + value.getClass().getName());
  }
}
