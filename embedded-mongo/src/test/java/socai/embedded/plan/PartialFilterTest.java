package socai.embedded.plan;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.embedded.bson.StoredBson;

/** Whether a partial index has all that a query can find. */
class PartialFilterTest {

  @ParameterizedTest(name = "{1} is in an index of {0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{v: {$gt: 2}}         | {v: 3}                     | true",
        "{v: {$gt: 2}}         | {v: 2}                     | false",
        "{v: {$gt: 2}}         | {v: {$gt: 2}}              | true",
        "{v: {$gt: 2}}         | {v: {$gt: 3}}              | true",
        "{v: {$gt: 2}}         | {v: {$gte: 2}}             | false",
        "{v: {$gt: 2}}         | {v: {$gte: 3}}             | true",
        "{v: {$gt: 2}}         | {v: {$lt: 3}}              | false",
        "{v: {$gt: 2}}         | {v: {$lte: 3}}             | false",
        "{v: {$gte: 2}}        | {v: {$gte: 2}}             | true",
        "{v: {$gte: 2}}        | {v: {$gt: 2}}              | true",
        "{v: {$gte: 2}}        | {v: {$lte: 5}}             | false",
        "{v: {$gte: 2}}        | {v: {$lt: 5}}              | false",
        "{v: {$lt: 2}}         | {v: {$lt: 2}}              | true",
        "{v: {$lt: 2}}         | {v: {$lte: 2}}             | false",
        "{v: {$lt: 2}}         | {v: {$lte: 1}}             | true",
        "{v: {$lt: 2}}         | {v: {$gt: 1}}              | false",
        "{v: {$lte: 2}}        | {v: {$lt: 2}}              | true",
        "{v: {$lte: 2}}        | {v: {$gte: 1}}             | false",
        "{v: {$lte: 2}}        | {v: {$gt: 1}}              | false",
        "{v: {$gt: 2}}         | {v: {$gt: 'a'}}            | false",
        "{v: {$gt: 2, $lt: 9}} | {v: {$gt: 3, $lt: 5}}      | true",
        "{v: {$gt: 2, $lt: 9}} | {v: {$gt: 3}}              | false",
        "{v: {$gt: 2}}         | {v: {$in: [3, 4]}}         | true",
        "{v: {$gt: 2}}         | {v: {$in: [3, 1]}}         | false",
        "{v: {$gt: 2}}         | {v: {$in: [3, null]}}      | false",
        "{v: {$gt: 2}}         | {v: [3]}                   | false",
        "{v: {$gt: 2}}         | {v: {$in: [[3]]}}          | false",
        "{v: {$gt: 2}}         | {v: {$not: {$gt: 5}}}      | false",
        "{v: {$gt: 2}}         | {w: 3}                     | false",
        "{v: {$gt: 2}}         | {$and: [{w: 1}, {v: 3}]}   | true",
        "{v: {$gt: 2}}         | {$or: [{v: 3}, {w: 3}]}    | false",
        "{v: {$exists: true}}  | {v: {$gt: 2}}              | true",
        "{v: {$exists: true}}  | {v: {$gte: null}}          | false",
        "{v: {$exists: true}}  | {v: {$gte: {$minKey: 1}}}  | false",
        "{v: {$exists: true}}  | {v: {$lte: {$maxKey: 1}}}  | false",
        "{v: {$exists: true}}  | {v: null}                  | false",
        "{v: {$exists: true}}  | {v: {$ne: 1}}              | false",
        "{v: {$exists: true}}  | {v: {$all: [null]}}        | false",
        "{v: {$exists: true}}  | {v: {$type: 'string'}}     | true",
        "{v: {$type: 'regex'}} | {v: {$regularExpression: {pattern: 'a', options: ''}}} | false",
        "{v: 1}                | {v: 1}                     | true",
        "{v: 1}                | {v: 1.0}                   | true",
        "{v: 1}                | {v: 2}                     | false"
      })
  void an_index_is_used_only_if_it_has_all(String partial, String filter, boolean covers) {
    assertThat(PartialFilter.covers(document(partial), document(filter))).isEqualTo(covers);
  }

  private static Document document(String json) {
    RawBsonDocument raw = new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec());
    ByteBuffer buffer = raw.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return StoredBson.decode(bytes);
  }

  @Test
  void several_conditions_must_all_be_met() {
    Document partial =
        new Document("$and", List.of(document("{v: {$gt: 2}}"), document("{w: {$exists: true}}")));

    assertThat(PartialFilter.covers(partial, document("{v: 3, w: 1}"))).isTrue();
    assertThat(PartialFilter.covers(partial, document("{v: 3}"))).isFalse();
  }
}
