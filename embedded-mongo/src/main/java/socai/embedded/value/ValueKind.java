package socai.embedded.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of values between which MongoDB never calls two equal, in its order of comparison; a
 * range condition stays within one.
 */
public enum ValueKind {
  /** Below everything. */
  MIN_KEY(0x10),
  /** An array without elements, as an index holds it. */
  EMPTY_ARRAY(0x18),
  /** Null, and what is missing. */
  NULL(0x20),
  /** All numbers. */
  NUMBER(0x28),
  /** Texts, in the order of their UTF-8 bytes. */
  STRING(0x30),
  /** Documents inside documents. */
  DOCUMENT(0x38),
  /** Arrays as a whole. */
  ARRAY(0x40),
  /** Bytes and UUIDs: the shorter first. */
  BINARY(0x48),
  /** Object ids. */
  OBJECT_ID(0x50),
  /** False, then true. */
  BOOLEAN(0x58),
  /** Dates, to the millisecond. */
  DATE(0x60),
  /** Timestamps. */
  TIMESTAMP(0x68),
  /** Regular expressions as values. */
  REGEX(0x70),
  /** JavaScript as a value. */
  JAVASCRIPT(0x78),
  /** Above everything. */
  MAX_KEY(0x80);

  // Part of the files. Never 00, which ends a text, nor FF, which has no successor.
  private final int tag;

  ValueKind(int tag) {
    this.tag = tag;
  }

  /** The first byte of each key of this kind. */
  public int tag() {
    return tag;
  }

  /** The first byte of each value of this kind, as a prefix. */
  public byte[] prefix() {
    return new byte[] {(byte) tag()};
  }

  /** The kind of a value. */
  public static ValueKind of(@Nullable Object value) {
    if (value == null || value instanceof Missing) {
      return NULL;
    } else if (value instanceof Number) {
      return NUMBER;
    } else if (value instanceof String) {
      return STRING;
    } else if (value instanceof Map<?, ?>) {
      return DOCUMENT;
    } else if (value instanceof Collection<?>) {
      return ARRAY;
    } else if (value instanceof ObjectId) {
      return OBJECT_ID;
    } else if (value instanceof Boolean) {
      return BOOLEAN;
    } else if (value instanceof Instant) {
      return DATE;
    } else if (value instanceof BsonTimestamp) {
      return TIMESTAMP;
    } else if (value instanceof BsonRegularExpression) {
      return REGEX;
    } else if (value instanceof BsonJavaScript) {
      return JAVASCRIPT;
    } else if (value instanceof EmptyArray) {
      return EMPTY_ARRAY;
    } else if (value instanceof MinKey) {
      return MIN_KEY;
    } else if (value instanceof MaxKey) {
      return MAX_KEY;
    }
    return BINARY;
  }
}
