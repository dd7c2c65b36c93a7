package socai.query.projection;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON's tokens as BSON and back. */
final class BsonTokens {
  private BsonTokens() {}

  /**
   * Writes the document that {@code from} is before.
   *
   * @throws IllegalArgumentException if it holds what JSON has no name for
   */
  static void write(JsonParser from, BsonWriter to) {
    for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
      switch (token) {
        case START_OBJECT -> to.writeStartDocument();
        case END_OBJECT -> to.writeEndDocument();
        case START_ARRAY -> to.writeStartArray();
        case END_ARRAY -> to.writeEndArray();
        case PROPERTY_NAME -> to.writeName(from.currentName());
        case VALUE_STRING -> to.writeString(from.getString());
        case VALUE_NUMBER_INT -> whole(from.getLongValue(), to);
        case VALUE_NUMBER_FLOAT -> to.writeDouble(from.getDoubleValue());
        case VALUE_TRUE -> to.writeBoolean(true);
        case VALUE_FALSE -> to.writeBoolean(false);
        case VALUE_NULL -> to.writeNull();
        default -> throw new IllegalArgumentException("no view holds a " + token);
      }
    }
  }

  private static void whole(long value, BsonWriter to) {
    if (value == (int) value) {
      to.writeInt32((int) value);
    } else {
      to.writeInt64(value);
    }
  }

  /**
   * Reads the document that {@code from} is before.
   *
   * @throws IllegalArgumentException if it holds what JSON has no name for
   */
  static void read(BsonReader from, JsonGenerator to) {
    to.writeStartObject();
    from.readStartDocument();
    while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
      to.writeName(from.readName());
      value(from, to);
    }
    from.readEndDocument();
    to.writeEndObject();
  }

  private static void value(BsonReader from, JsonGenerator to) {
    switch (from.getCurrentBsonType()) {
      case DOCUMENT -> read(from, to);
      case ARRAY -> array(from, to);
      case STRING -> to.writeString(from.readString());
      case INT32 -> to.writeNumber(from.readInt32());
      case INT64 -> to.writeNumber(from.readInt64());
      case DOUBLE -> to.writeNumber(from.readDouble());
      case BOOLEAN -> to.writeBoolean(from.readBoolean());
      case NULL -> {
        from.readNull();
        to.writeNull();
      }
      default -> throw new IllegalArgumentException("no view holds a " + from.getCurrentBsonType());
    }
  }

  private static void array(BsonReader from, JsonGenerator to) {
    to.writeStartArray();
    from.readStartArray();
    while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
      value(from, to);
    }
    from.readEndArray();
    to.writeEndArray();
  }
}
