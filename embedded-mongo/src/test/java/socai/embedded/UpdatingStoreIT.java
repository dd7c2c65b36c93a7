package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoServerException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update makes of a document, by MongoDB's manual; or that it is refused. */
class UpdatingStoreIT extends WithStore {
  private static final JsonWriterSettings EXACTLY =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  @ParameterizedTest(name = "{1} on {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // numbers
        "{_id: 1, v: 42}                | {$set: {v: 42.0}}              | {_id: 1, v: 42.0}",
        "{_id: 1, v: 42}                | {$set: {v: {$numberLong: '42'}}} | {_id: 1, v: {$numberLong: '42'}}",
        "{_id: 1, v: 0.0}               | {$set: {v: -0.0}}              | {_id: 1, v: -0.0}",
        "{_id: 1, v: {x: 1}}            | {$set: {v: {x: 1.0}}}          | {_id: 1, v: {x: 1.0}}",
        "{_id: 1, v: 2147483647}        | {$inc: {v: 1}}                 | {_id: 1, v: {$numberLong: '2147483648'}}",
        "{_id: 1, v: 3}                 | {$mul: {v: 1.5}}               | {_id: 1, v: 4.5}",
        "{_id: 1}                       | {$mul: {v: {$numberLong: '3'}}} | {_id: 1, v: {$numberLong: '0'}}",
        "{_id: 1, v: {$numberDecimal: '1.10'}} | {$inc: {v: 1}}          | {_id: 1, v: {$numberDecimal: '2.10'}}",
        // $min, $max
        "{_id: 1, v: [3, 4]}            | {$max: {v: [3, 5]}}            | {_id: 1, v: [3, 5]}",
        "{_id: 1, v: [3, 4]}            | {$min: {v: [3, 5]}}            | {_id: 1, v: [3, 4]}",
        "{_id: 1, v: [3, 4]}            | {$max: {v: 100}}               | {_id: 1, v: [3, 4]}",
        "{_id: 1, v: [3, 4]}            | {$min: {v: 100}}               | {_id: 1, v: 100}",
        "{_id: 1, v: null}              | {$max: {v: -1}}                | {_id: 1, v: -1}",
        // arrays
        "{_id: 1, v: [1]}               | {$addToSet: {v: 1.0}}          | {_id: 1, v: [1]}",
        "{_id: 1, v: [{a: 1, b: 2}]}    | {$addToSet: {v: {b: 2, a: 1}}} | {_id: 1, v: [{a: 1, b: 2}, {b: 2, a: 1}]}",
        "{_id: 1, v: [1]}               | {$addToSet: {v: {$each: [1, 2, 2.0, [1]]}}} | {_id: 1, v: [1, 2, [1]]}",
        "{_id: 1, v: [3, 1]}            | {$push: {v: {$each: [2], $sort: 1, $slice: 2}}} | {_id: 1, v: [1, 2]}",
        "{_id: 1, v: [3, 1]}            | {$push: {v: {$each: [9, 8], $position: -1}}} | {_id: 1, v: [3, 9, 8, 1]}",
        "{_id: 1, v: [1, 2, 3]}         | {$pop: {v: -1}}                | {_id: 1, v: [2, 3]}",
        "{_id: 1, v: [1, 5, [5], 'x']}  | {$pull: {v: {$gte: 2}}}        | {_id: 1, v: [1, [5], 'x']}",
        "{_id: 1, v: [{a: 1}, {a: 2}, 1]} | {$pull: {v: {a: 1}}}         | {_id: 1, v: [{a: 2}, 1]}",
        "{_id: 1, v: [1, 2, 1.0, 3]}    | {$pullAll: {v: [1, 3]}}        | {_id: 1, v: [2]}",
        "{_id: 1, v: [1]}               | {$set: {'v.3': 9}}             | {_id: 1, v: [1, null, null, 9]}",
        "{_id: 1, v: [1, 2]}            | {$unset: {'v.0': ''}}          | {_id: 1, v: [null, 2]}",
        "{_id: 1, v: null}              | {$unset: {'v.x': ''}}          | {_id: 1, v: null}",
        "{_id: 1, v: null}              | {$pull: {'v.x': 1}}            | {_id: 1, v: null}",
        "{_id: 1, v: [{x: 1}, {x: 2}]}  | {$inc: {'v.$[].x': 10}}        | {_id: 1, v: [{x: 11}, {x: 12}]}",
        // order of new fields
        "{_id: 1, z: 0}                 | {$set: {b: 1, a: {d: 1}}, $inc: {aa: 1}} | {_id: 1, z: 0, a: {d: 1}, aa: 1, b: 1}",
        "{_id: 1, a: 1, b: 2}           | {$rename: {a: 'c'}}            | {_id: 1, b: 2, c: 1}"
      })
  void an_update_makes(String before, String update, String after) {
    things.insertOne(doc(before));
    boolean changes = !exactly(before).equals(exactly(after));

    UpdateResult result = things.updateOne(doc("{_id: 1}"), doc(update));

    assertThat(stored()).isEqualTo(exactly(after));
    assertThat(result.getModifiedCount()).isEqualTo(changes ? 1 : 0);
  }

  private String stored() {
    return things.withDocumentClass(BsonDocument.class).find().first().toJson(EXACTLY);
  }

  private static String exactly(String json) {
    return BsonDocument.parse(json).toJson(EXACTLY);
  }

  @ParameterizedTest(name = "{1} on {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 1, v: {$numberLong: '9223372036854775807'}} | {$inc: {v: 1}}                   | 2",
        "{_id: 1, v: {$numberLong: '-9223372036854775808'}} | {$inc: {v: -1}}                 | 2",
        "{_id: 1, v: {$numberLong: '9223372036854775807'}} | {$mul: {v: 2}}                   | 2",
        "{_id: 1, v: null}      | {$inc: {v: 1}}                     | 14",
        "{_id: 1, v: null}      | {$mul: {v: 2}}                     | 14",
        "{_id: 1, v: 1}         | {$inc: {v: null}}                  | 14",
        "{_id: 1, v: null}      | {$push: {v: 1}}                    | 2",
        "{_id: 1, v: null}      | {$addToSet: {v: 1}}                | 2",
        "{_id: 1, v: null}      | {$pop: {v: 1}}                     | 14",
        "{_id: 1, v: null}      | {$pull: {v: 1}}                    | 2",
        "{_id: 1, v: null}      | {$pullAll: {v: [1]}}               | 2",
        "{_id: 1, v: null}      | {$set: {'v.x': 1}}                 | 28",
        "{_id: 1, v: null}      | {$inc: {'v.x': 1}}                 | 28",
        "{_id: 1, v: 5}         | {$set: {'v.x.y': 1}}               | 28",
        "{_id: 1, v: [1]}       | {$set: {'v.x': 1}}                 | 28",
        "{_id: 1, v: 1}         | {$set: {v: 1}, $inc: {v: 1}}       | 40",
        "{_id: 1, v: 1}         | {$set: {v: 1, 'v.x': 1}}           | 40",
        "{_id: 1, v: 1}         | {$noSuch: {v: 1}}                  | 9",
        "{_id: 1, v: 1}         | {$set: 5}                          | 9",
        "{_id: 1, v: 1}         | {$set: {'v.$': 1}}                 | 2",
        "{_id: 1, v: 1}         | {$set: {'v.$[]': 1}}               | 2",
        "{_id: 1, v: [1]}       | {$set: {'v.$[x]': 1}}              | 2",
        "{_id: 1, v: 1}         | {$set: {_id: 2}}                   | 66",
        "{_id: 1, v: 1}         | {$set: {'': 1}}                    | 56",
        "{_id: 1, v: 1}         | {$set: {'a..b': 1}}                | 56",
        "{_id: 1, v: [1]}       | {$pop: {v: 2}}                     | 9",
        "{_id: 1, v: [1]}       | {$push: {v: {$each: 1}}}           | 2",
        "{_id: 1, v: [1]}       | {$push: {v: {$each: [], $no: 1}}}  | 2",
        "{_id: 1, v: [{x: 1}]}  | {$rename: {'v.x': 'y'}}            | 2",
        "{_id: 1, v: 1}         | {$bit: {v: {and: 1}}}              | 9"
      })
  void an_update_is_refused_and_changes_nothing(String before, String update, int code) {
    things.insertOne(doc(before));

    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class, () -> things.updateOne(doc("{_id: 1}"), doc(update)));

    assertThat(refused).isNotNull();
    assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(code);
    assertThat(stored()).isEqualTo(exactly(before));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$noSuch: {v: 1}} | 9",
        "{$set: {v: 1}, $inc: {v: 1}} | 40",
        "{$push: {v: {$each: 1}}} | 2"
      })
  void an_update_that_cannot_be_is_refused_also_where_nothing_matches(String update, int code) {
    insert(doc("{_id: 1}"));

    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class, () -> things.updateOne(doc("{_id: 2}"), doc(update)));

    assertThat(refused).isNotNull();
    assertThat(refused.getCode()).isEqualTo(code);
  }

  @Test
  void an_update_of_many_by_a_whole_document_is_refused_and_changes_nothing() {
    insert(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"));

    Document reply =
        database.runCommand(doc("{update: 'things', updates: [{q: {}, u: {}, multi: true}]}"));

    assertThat(reply.getList("writeErrors", Document.class))
        .singleElement()
        .extracting("code")
        .isEqualTo(9);
    assertThat(things.find()).containsExactly(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"));
  }

  @Test
  void the_matching_element_is_meant_by_the_positional_operator() {
    insert(doc("{_id: 1, v: [{x: 1, y: 1}, {x: 2, y: 1}, {x: 2, y: 2}]}"));

    things.updateOne(doc("{v: {$elemMatch: {x: 2, y: 2}}}"), doc("{$set: {'v.$.z': 9}}"));
    assertThat(things.find().first())
        .isEqualTo(doc("{_id: 1, v: [{x: 1, y: 1}, {x: 2, y: 1}, {x: 2, y: 2, z: 9}]}"));
    things.updateOne(doc("{'v.x': 2}"), doc("{$set: {'v.$.z': 7}}"));
    assertThat(things.find().first())
        .isEqualTo(doc("{_id: 1, v: [{x: 1, y: 1}, {x: 2, y: 1, z: 7}, {x: 2, y: 2, z: 9}]}"));
  }

  @Test
  void array_filters_that_are_not_used_are_refused() {
    insert(doc("{_id: 1, v: [1]}"));

    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class,
            () ->
                things.updateOne(
                    doc("{}"),
                    doc("{$set: {a: 1}}"),
                    new UpdateOptions().arrayFilters(List.of(doc("{x: 1}")))));

    assertThat(refused.getCode()).isEqualTo(9);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: null}                 | {$set: {a: 1}}               | {_id: null, a: 1}",
        "{_id: null}                 | {a: 1}                       | {_id: null, a: 1}",
        "{_id: {$in: [7]}}           | {$set: {a: 1}}               | {_id: 7, a: 1}",
        "{_id: 1, c: {$gt: 5}, 'b.x': 2, $and: [{a: {$eq: 3}}]} | {$inc: {n: 1}} | {_id: 1, a: 3, b: {x: 2}, n: 1}",
        "{_id: 1, $or: [{a: 3}]}     | {$setOnInsert: {n: 1}}       | {_id: 1, a: 3, n: 1}",
        "{_id: 1, a: 5}              | {b: 1}                       | {_id: 1, b: 1}",
        "{a: 5}                      | {$set: {_id: 3}}             | {_id: 3, a: 5}"
      })
  void an_upsert_makes(String filter, String update, String expected) {
    Document reply =
        database.runCommand(
            new Document("update", "things")
                .append(
                    "updates",
                    List.of(
                        new Document("q", doc(filter))
                            .append("u", doc(update))
                            .append("upsert", true))));

    assertThat(stored()).isEqualTo(exactly(expected));
    assertThat(reply.getList("upserted", Document.class))
        .singleElement()
        .extracting("_id")
        .isEqualTo(doc(expected).get("_id"));
    assertThat(reply.get("n")).isEqualTo(1);
  }

  @Test
  void an_id_with_an_operators_name_in_it_is_refused() {
    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class,
            () -> things.insertOne(new Document("_id", new Document("$a", 1))));

    assertThat(refused.getCode()).isEqualTo(52);
    assertThat(things.countDocuments()).isZero();
  }

  @Test
  void a_replacement_may_have_a_name_with_a_dot() {
    insert(doc("{_id: 1, a: 1}"));

    database.runCommand(doc("{update: 'things', updates: [{q: {_id: 1}, u: {'a.b': 2}}]}"));

    assertThat(things.find().first()).isEqualTo(new Document("_id", 1).append("a.b", 2));
  }

  @Test
  void find_and_update_tells_what_it_did() {
    Document inserted =
        database.runCommand(
            doc(
                "{findAndModify: 'things', query: {_id: 5}, update: {$inc: {n: 1}}, upsert: true}"));

    assertThat(inserted.get("lastErrorObject"))
        .isEqualTo(doc("{n: 1, updatedExisting: false, upserted: 5}"));
    assertThat(inserted.get("value")).isNull();
    assertThat(
            things.findOneAndUpdate(
                doc("{_id: 5}"),
                doc("{$inc: {n: 1}}"),
                new FindOneAndUpdateOptions()
                    .projection(doc("{n: 1, _id: 0}"))
                    .returnDocument(ReturnDocument.AFTER)))
        .isEqualTo(doc("{n: 2}"));
  }

  @Test
  void a_collection_is_not_made_by_a_refused_update() {
    catchThrowableOfType(
        MongoServerException.class, () -> things.updateOne(doc("{}"), doc("{$noSuch: {a: 1}}")));

    assertThat(things.countDocuments()).isZero();
  }

  @Test
  void bytes_keep_their_subtype() {
    for (int subtype : new int[] {0x00, 0x04}) {
      byte[] data = new byte[16];
      data[0] = (byte) subtype;
      things
          .withDocumentClass(BsonDocument.class)
          .insertOne(
              new BsonDocument("_id", new org.bson.BsonInt32(subtype))
                  .append("v", new BsonBinary((byte) subtype, data)));
    }

    for (BsonDocument each : things.withDocumentClass(BsonDocument.class).find()) {
      int subtype = each.getInt32("_id").getValue();
      assertThat(each.getBinary("v").getType() & 0xFF).isEqualTo(subtype);
      assertThat(each.getBinary("v").getData()[0]).isEqualTo((byte) subtype);
    }
  }
}
