package socai.embedded.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is what was given, byte for byte. */
class StoredBsonTest {

  static IntStream subtypes() {
    return IntStream.of(0, 1, 3, 4, 5, 6, 7, 8, 9, 0x7F, 0x80, 0x81, 0xFF);
  }

  @ParameterizedTest(name = "of subtype {0}")
  @MethodSource("subtypes")
  void bytes_keep_their_subtype(int subtype) {
    for (int length : new int[] {0, 1, 15, 16, 17}) {
      byte[] data = new byte[length];
      new Random(subtype).nextBytes(data);
      byte[] bson =
          bytes(
              new RawBsonDocument(
                  new BsonDocument("_id", new BsonInt32(1))
                      .append("v", new BsonBinary((byte) subtype, data)),
                  new BsonDocumentCodec()));

      assertThat(StoredBson.encode(StoredBson.decode(bson))).isEqualTo(bson);
    }
  }

  @Test
  void a_document_of_every_type_comes_back_as_it_was() {
    byte[] bson =
        bytes(
            new RawBsonDocument(
                new Document("_id", new ObjectId())
                    .append("int", 1)
                    .append("long", 1L)
                    .append("double", 1.0)
                    .append("zero", -0.0)
                    .append("nothing", Double.NaN)
                    .append("decimal", Decimal128.parse("1.50"))
                    .append("text", "Sổ Cái \u0000 \uD83D\uDE00")
                    .append("null", null)
                    .append("true", true)
                    .append("date", new Date(-62135596800000L))
                    .append("min", new MinKey())
                    .append("max", new MaxKey())
                    .append("list", List.of(1, List.of(), new Document("a", List.of("b"))))
                    .append("a.b", new Document("$c", 1)),
                new DocumentCodec()));

    assertThat(StoredBson.encode(StoredBson.decode(bson))).isEqualTo(bson);
    assertThat(PartialBson.decode(bson, Set.of("a.b", "max")).keySet())
        .containsExactly("max", "a.b");
  }

  @Test
  void rubbish_is_not_read_as_something() {
    byte[] bson =
        bytes(new RawBsonDocument(new Document("a", "text").append("b", 1), new DocumentCodec()));
    for (int length = 0; length < bson.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bson, length);
      assertThatThrownBy(() -> StoredBson.decode(cut))
          .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }
  }

  private static byte[] bytes(RawBsonDocument raw) {
    ByteBuffer buffer = raw.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
