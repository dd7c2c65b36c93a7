package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoServerException;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What projections and pipelines make of documents, by MongoDB's manual; or their refusal. */
class ShapingStoreIT extends WithStore {
  private static final JsonWriterSettings EXACTLY =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  @ParameterizedTest(name = "{2} of {0} by {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // positional
        "{_id: 1, v: [{x: 1}, {x: 2}, {x: 3}]} | {'v.x': 2}            | {'v.$': 1}        | {_id: 1, v: [{x: 2}]}",
        "{_id: 1, v: [1, 7, 9]}                | {v: {$gt: 5}}         | {'v.$': 1}        | {_id: 1, v: [7]}",
        "{_id: 1, v: [{x: 1, y: 1}, {x: 1, y: 2}]} | {v: {$elemMatch: {x: 1, y: 2}}} | {'v.$': 1} | {_id: 1, v: [{x: 1, y: 2}]}",
        // $elemMatch
        "{_id: 1, v: [1, 4, 5], w: 2}          | {}                    | {v: {$elemMatch: {$gt: 3}}} | {_id: 1, v: [4]}",
        "{_id: 1, v: [{x: 1}, {x: 2}], w: 2}   | {}                    | {v: {$elemMatch: {x: 2}}} | {_id: 1, v: [{x: 2}]}",
        "{_id: 1, v: [1], w: 2}                | {}                    | {v: {$elemMatch: {$gt: 3}}} | {_id: 1}",
        "{_id: 1, v: [4], w: 2}                | {}                    | {v: {$elemMatch: {$gt: 3}}, w: 1} | {_id: 1, w: 2, v: [4]}",
        // $slice
        "{_id: 1, v: [1, 2, 3], w: 2}          | {}                    | {v: {$slice: -2}} | {_id: 1, v: [2, 3], w: 2}",
        "{_id: 1, v: [1, 2, 3], w: 2}          | {}                    | {v: {$slice: [1, 1]}, w: 1} | {_id: 1, v: [2], w: 2}",
        "{_id: 1, w: 2}                        | {}                    | {v: {$slice: 1}}  | {_id: 1, w: 2}",
        // computed
        "{_id: 1, a: 1, b: 2}                  | {}                    | {a: '$b'}         | {_id: 1, a: 2}",
        "{_id: 1, a: 1, b: 2}                  | {}                    | {z: {$add: ['$a', '$b']}} | {_id: 1, z: 3}",
        "{_id: 1, a: 1, b: 2}                  | {}                    | {z: {$literal: 1}, b: 1} | {_id: 1, b: 2, z: 1}",
        // order and nesting
        "{_id: 1, a: 1, b: 2, c: 3}            | {}                    | {c: 1, a: 1}      | {_id: 1, a: 1, c: 3}",
        "{_id: 1, a: 1, b: 2}                  | {}                    | {a: 0, _id: 1}    | {_id: 1, b: 2}",
        "{_id: 1, a: [{x: 1, y: 2}, 5, [{x: 3, y: 4}]]} | {}           | {'a.x': 1}        | {_id: 1, a: [{x: 1}, [{x: 3}]]}",
        "{_id: 1, a: [{x: 1, y: 2}, 5, [{x: 3, y: 4}]]} | {}           | {'a.x': 0}        | {_id: 1, a: [{y: 2}, 5, [{y: 4}]]}",
        "{_id: 1, a: 5, b: 1}                  | {}                    | {'a.x': 1}        | {_id: 1}",
        "{_id: 1, a: {x: 1, y: 2}}             | {}                    | {a: {y: 1}}       | {_id: 1, a: {y: 2}}"
      })
  void a_projection_gives(String document, String filter, String fields, String expected) {
    things.insertOne(doc(document));

    assertThat(
            things
                .withDocumentClass(BsonDocument.class)
                .find(doc(filter))
                .projection(doc(fields))
                .first()
                .toJson(EXACTLY))
        .isEqualTo(BsonDocument.parse(expected).toJson(EXACTLY));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, b: 0}",
        "{a: 0, b: 1}",
        "{a: 1, 'a.b': 1}",
        "{v: {$meta: 'textScore'}}",
        "{v: {$noSuch: 1}}",
        "{'v.$': 1, 'w.$': 1}",
        "{v: {$slice: 'x'}}",
        "{v: {$elemMatch: 1}}"
      })
  void a_projection_that_cannot_be_is_refused(String fields) {
    insert(doc("{_id: 1, v: [1]}"));

    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class, () -> things.find().projection(doc(fields)).first());

    assertThat(refused).isNotNull();
    assertThat(refused.getCode()).as(refused.getMessage()).isPositive();
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // $group
        "[{v: [40, 15, 10]}, {v: [10, 10, 20]}, {v: [10]}] | [{$group: {_id: '$v', n: {$sum: 1}}}, {$sort: {_id: 1}}, {$count: 'n'}] | [{n: 3}]",
        "[{v: {a: [1]}}, {v: {a: [2]}}, {v: {a: [1.0]}}]   | [{$group: {_id: '$v', n: {$sum: 1}}}, {$sort: {n: 1}}] | [{_id: {a: [2]}, n: 1}, {_id: {a: [1]}, n: 2}]",
        "[{v: 1}, {v: 1.0}, {v: null}, {}]                 | [{$group: {_id: '$v', n: {$sum: 1}}}, {$sort: {_id: 1}}] | [{_id: null, n: 2}, {_id: 1, n: 2}]",
        "[{v: {$numberLong: '9223372036854775807'}}, {v: 1}] | [{$group: {_id: null, s: {$sum: '$v'}}}] | [{_id: null, s: 9223372036854775808.0}]",
        "[{v: 2147483647}, {v: 1}]                         | [{$group: {_id: null, s: {$sum: '$v'}}}] | [{_id: null, s: {$numberLong: '2147483648'}}]",
        "[{v: 1}, {v: 'x'}, {v: 2.5}, {}]                  | [{$group: {_id: null, s: {$sum: '$v'}, a: {$avg: '$v'}}}] | [{_id: null, s: 3.5, a: 1.75}]",
        "[{v: 1}, {v: null}, {}]                           | [{$group: {_id: null, p: {$push: '$v'}, s: {$addToSet: '$v'}}}] | [{_id: null, p: [1, null], s: [1, null]}]",
        "[{v: 3}, {v: [1]}, {v: null}]                     | [{$group: {_id: null, lo: {$min: '$v'}, hi: {$max: '$v'}}}] | [{_id: null, lo: 3, hi: [1]}]",
        "[{_id: 1, v: 1}, {_id: 2}]                        | [{$sort: {_id: 1}}, {$group: {_id: null, f: {$first: '$v'}, l: {$last: '$v'}}}] | [{_id: null, f: 1, l: null}]",
        "[{g: 'a'}, {g: 'a'}]                              | [{$group: {_id: ['$g', 1], n: {$sum: 1}}}] | [{_id: ['a', 1], n: 2}]",
        "[{g: 'a', h: 1}, {g: 'a', h: 1}]                  | [{$group: {_id: {g: '$g', h: '$h'}, n: {$sum: 1}}}] | [{_id: {g: 'a', h: 1}, n: 2}]",
        // expressions
        "[{_id: 1, v: {$numberLong: '9223372036854775807'}}] | [{$project: {v: {$multiply: ['$v', 2]}}}] | [{_id: 1, v: 18446744073709551616.0}]",
        "[{_id: 1, v: 2147483647}]                         | [{$project: {v: {$add: ['$v', 1]}}}]      | [{_id: 1, v: {$numberLong: '2147483648'}}]",
        "[{_id: 1, v: [{x: 1}, 5, {y: 2}, {x: [2]}]}]      | [{$project: {x: '$v.x'}}]                 | [{_id: 1, x: [1, [2]]}]",
        "[{_id: 1, v: [{a: 1}, 5, [{a: 2}]]}]              | [{$project: {'v.a': 1}}]                  | [{_id: 1, v: [{a: 1}, [{a: 2}]]}]",
        "[{_id: 1, v: [{a: 1}, 5]}]                        | [{$group: {_id: '$v.a'}}]                 | [{_id: [1]}]",
        "[{_id: 1, a: 1}]                                  | [{$project: {b: {$cond: [{$gt: ['$a', 0]}, 'yes', 'no']}, c: {$ifNull: ['$z', 7]}}}] | [{_id: 1, b: 'yes', c: 7}]",
        "[{_id: 1, a: [1, 2, 3]}]                          | [{$project: {f: {$filter: {input: '$a', as: 'x', cond: {$gt: ['$$x', 1]}}}, m: {$map: {input: '$a', as: 'x', in: {$add: ['$$x', 1]}}}}}] | [{_id: 1, f: [2, 3], m: [2, 3, 4]}]",
        // other stages
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: []}, {_id: 3, v: 5}, {_id: 4}] | [{$unwind: '$v'}]          | [{_id: 1, v: 1}, {_id: 1, v: 2}, {_id: 3, v: 5}]",
        "[{_id: 1, v: []}, {_id: 2, v: [7]}]               | [{$unwind: {path: '$v', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true}}] | [{_id: 1, i: null}, {_id: 2, v: 7, i: {$numberLong: '0'}}]",
        "[{_id: 1, a: 1}]                                  | [{$addFields: {b: '$a', 'c.d': 2}}]        | [{_id: 1, a: 1, b: 1, c: {d: 2}}]",
        "[{_id: 1, a: 1, b: 2}]                            | [{$unset: ['a']}]                          | [{_id: 1, b: 2}]",
        "[{_id: 1, a: {x: 5}}]                             | [{$replaceRoot: {newRoot: '$a'}}]          | [{x: 5}]",
        "[{_id: 1, v: 3}, {_id: 2, v: 1}, {_id: 3, v: 2}]  | [{$project: {v: 1}}, {$sort: {v: 1}}, {$skip: 1}, {$limit: 1}] | [{_id: 3, v: 2}]",
        "[{v: 'a'}, {v: 'b'}, {v: 'a'}]                    | [{$sortByCount: '$v'}]                     | [{_id: 'a', count: 2}, {_id: 'b', count: 1}]",
        "[]                                                | [{$count: 'n'}]                            | []"
      })
  void a_pipeline_gives(String documents, String pipeline, String expected) {
    List<Document> all = doc("{all: " + documents + "}").getList("all", Document.class);
    if (!all.isEmpty()) {
      things.insertMany(all);
    }
    List<String> given = new ArrayList<>();
    things
        .withDocumentClass(BsonDocument.class)
        .aggregate(doc("{p: " + pipeline + "}").getList("p", Document.class))
        .forEach(each -> given.add(each.toJson(EXACTLY)));
    List<String> wanted = new ArrayList<>();
    BsonDocument.parse("{e: " + expected + "}")
        .getArray("e")
        .forEach(each -> wanted.add(each.asDocument().toJson(EXACTLY)));

    assertThat(given).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$limit: 0}",
        "{$limit: -1}",
        "{$skip: -1}",
        "{$sort: {}}",
        "{$sort: {v: 2}}",
        "{$noSuch: 1}",
        "{$graphLookup: {}}",
        "{$group: {n: {$sum: 1}}}",
        "{$group: {_id: 1, n: {$stdDevPop: '$v'}}}",
        "{$group: {_id: 1, n: 5}}",
        "{$project: {}}",
        "{$project: {v: {$noSuch: 1}}}",
        "{$project: {v: {$dateToString: {date: '$x'}}}}",
        "{$project: {v: '$$nobody'}}",
        "{$unwind: 'v'}",
        "{$count: ''}",
        "{$addFields: {v: {$add: ['$s', 1]}}}",
        "{$addFields: {v: {$divide: [1, 0]}}}",
        "{$replaceRoot: {newRoot: '$s'}}"
      })
  void a_stage_that_cannot_be_is_refused(String stage) {
    insert(doc("{_id: 1, s: 'text'}"));

    MongoServerException refused =
        catchThrowableOfType(
            MongoServerException.class,
            () -> things.aggregate(List.of(doc(stage))).into(new ArrayList<>()));

    assertThat(refused).isNotNull();
    assertThat(refused.getCode()).as(refused.getMessage()).isPositive();
  }

  @Test
  void distinct_values_are_those_of_all_elements_each_once() {
    insert(
        doc("{_id: 1, v: [1, 2.0], a: [{b: [1, 2]}, {b: 3}]}"),
        doc("{_id: 2, v: 2, a: {b: 3.0}}"),
        doc("{_id: 3, v: [[1]], a: [[{b: 9}]]}"),
        doc("{_id: 4, v: null}"));

    assertThat(distinct("v")).isEqualTo(doc("{v: [null, 1, 2.0, [1]]}").get("v"));
    assertThat(distinct("a.b")).isEqualTo(doc("{v: [1, 2, 3]}").get("v"));
    assertThat(distinct("a.0.b")).isEqualTo(doc("{v: [1, 2, 9]}").get("v"));
  }

  private Object distinct(String key) {
    return database.runCommand(new Document("distinct", "things").append("key", key)).get("values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{v: 0}", "{v: 2}", "{v: 'x'}", "{_id: 2}", "{_id: 0}"})
  void an_order_that_cannot_be_is_refused(String sort) {
    insert(doc("{_id: 1}"));

    assertThat(
            catchThrowableOfType(
                MongoServerException.class, () -> things.find().sort(doc(sort)).first()))
        .isNotNull();
  }
}
