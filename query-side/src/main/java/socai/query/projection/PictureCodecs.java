package socai.query.projection;

import org.bson.BsonDocumentReader;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import socai.schema.Json;

/**
 * Pictures as documents, by the one JSON mapper: the driver's own records know neither optional
 * values nor dates as texts that sort.
 */
final class PictureCodecs implements CodecProvider {
  private static final JsonWriterSettings PLAIN_NUMBERS =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    return Picture.class.isAssignableFrom(type) ? new PictureCodec<>(type) : null;
  }

  private static final class PictureCodec<T> implements Codec<T> {
    private final Class<T> type;
    private final RawBsonDocumentCodec raw = new RawBsonDocumentCodec();

    PictureCodec(Class<T> type) {
      this.type = type;
    }

    @Override
    public void encode(BsonWriter writer, T picture, EncoderContext context) {
      RawBsonDocument document = RawBsonDocument.parse(Json.mapper().writeValueAsString(picture));
      writer.pipe(new BsonDocumentReader(document));
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      RawBsonDocument document = raw.decode(reader, context);
      return Json.mapper().readValue(document.toJson(PLAIN_NUMBERS), type);
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
