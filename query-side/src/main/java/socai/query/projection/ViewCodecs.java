package socai.query.projection;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Views as documents, by the one JSON mapper: the driver's own records know neither optional values
 * nor dates as texts that sort. Between the two go JSON's tokens, never its text.
 */
final class ViewCodecs implements CodecProvider {
  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    return View.class.isAssignableFrom(type) ? new ViewCodec<>(type) : null;
  }

  private record ViewCodec<T>(Class<T> type) implements Codec<T> {
    @Override
    public void encode(BsonWriter writer, T view, EncoderContext context) {
      try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
        Histories.MAPPER.writeValue(tokens, view);
        try (JsonParser parser = tokens.asParser()) {
          BsonTokens.write(parser, writer);
        }
      }
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
        BsonTokens.read(reader, tokens);
        try (JsonParser parser = tokens.asParser()) {
          return Histories.MAPPER.readValue(parser, type);
        }
      }
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
