package socai.embedded.plan;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.embedded.bson.StoredBson;
import socai.embedded.index.IndexDefinition;
import socai.embedded.index.SecondaryIndex;

/** Which way a question takes, and when the way alone answers it. */
class PlannerTest {
  private static final int DOCUMENTS = 1;

  @ParameterizedTest(name = "{0} is answered by keys alone: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{v: {$in: ['a', 'b']}}                              | true",
        "{v: {$in: ['a', 1]}}                                | false",
        "{v: {$in: [1, 2]}}                                  | false",
        "{v: {$in: [{$numberDecimal: '1'}]}}                 | false",
        "{v: {$in: ['a', null]}}                             | false",
        "{v: {$in: [['a']]}}                                 | false",
        "{v: {$in: ['a', {$regularExpression: {pattern: 'a', options: ''}}]}} | false",
        "{v: {$in: ['a'], $gt: 'A'}}                         | false",
        "{v: {$in: ['a']}, w: 1}                             | false",
        "{w: {$in: ['a']}}                                   | false",
        "{v: 'a'}                                            | false",
        "{v: 1}                                              | false",
        "{v: {$gt: 'a'}}                                     | false",
        "{$or: [{v: {$in: ['a']}}, {v: {$in: ['b']}}]}       | false",
        "{}                                                  | false"
      })
  void a_document_is_not_looked_at_only_where_texts_were_asked_for_and_nothing_else(
      String filter, boolean exact) {
    assertThat(planner("{v: 1}").plan(Query.of(document(filter))).exact()).isEqualTo(exact);
  }

  @Test
  void the_keys_of_an_index_that_has_not_all_documents_are_not_walked_for_all() {
    Planner partial =
        planner("{v: 1}", "partialFilterExpression", document("{w: {$exists: true}}"));
    assertThat(partial.plan(Query.of(document("{v: 1}"))).isNarrowed()).isFalse();
    assertThat(partial.plan(Query.of(document("{v: 1, w: 2}"))).isNarrowed()).isTrue();
    Planner sparse = planner("{v: 1}", "sparse", true);
    assertThat(sparse.plan(Query.of(document("{v: null}"))).isNarrowed()).isFalse();
    assertThat(sparse.plan(Query.of(document("{v: 1}"))).isNarrowed()).isTrue();
  }

  @Test
  void each_branch_needs_an_index_of_its_own() {
    Planner both = planner("{v: 1}");
    assertThat(both.plan(Query.of(document("{$or: [{v: 1}, {v: 2}]}"))).legs()).hasSize(2);
    assertThat(both.plan(Query.of(document("{$or: [{v: 1}, {w: 2}]}"))).isNarrowed()).isFalse();
    assertThat(both.plan(Query.of(document("{$or: [{v: 1}, {v: 2}]}"))).repeats()).isTrue();
  }

  @Test
  void one_document_is_named_by_its_identifier_and_by_nothing_that_may_be_several() {
    assertThat(Planner.keyOfOne("_id", document("{_id: 7, w: 1}"))).isNotNull();
    for (String several : List.of("{w: 7}", "{_id: {$gt: 7}}", "{_id: {$in: [7, 8]}}", "{}")) {
      assertThat(Planner.keyOfOne("_id", document(several))).as(several).isNull();
    }
  }

  @Test
  void an_order_is_had_from_an_index_that_has_it() {
    Planner planner = planner("{v: 1}");
    Query byV = Query.of(document("{}")).sortedBy(document("{v: 1}"));
    assertThat(planner.plan(byV).sorted()).isTrue();
    assertThat(planner.plan(byV.sortedBy(document("{w: 1}"))).sorted()).isFalse();
    assertThat(planner.plan(byV.sortedBy(document("{v: -1}"))).legs().get(0).backwards()).isTrue();
    Query either = Query.of(document("{$or: [{v: 1}, {v: 2}]}"));
    assertThat(planner.plan(either).sorted()).as("in any order").isTrue();
    assertThat(planner.plan(either.sortedBy(document("{v: 1}"))).legs()).hasSizeLessThan(3);
  }

  private static Planner planner(String key, Object... options) {
    Document description = new Document("key", document(key)).append("name", "i");
    for (int i = 0; i < options.length; i += 2) {
      description.append(String.valueOf(options[i]), options[i + 1]);
    }
    return new Planner(
        DOCUMENTS, "_id", List.of(new SecondaryIndex(IndexDefinition.of(description), 2, 0)));
  }

  private static Document document(String json) {
    RawBsonDocument raw = new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec());
    byte[] bytes = raw.getByteBuffer().array();
    return StoredBson.decode(Arrays.copyOf(bytes, raw.getByteBuffer().remaining()));
  }
}
