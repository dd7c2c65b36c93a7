package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoServerException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition means, by MongoDB's manual; and the same with an index as without. */
class MatchingStoreIT extends WithStore {

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // $all
        "[{_id: 1, v: 'foo'}, {_id: 2, v: ['bar', 'foo']}, {_id: 3}]   | {v: {$all: ['foo']}}           | [1, 2]",
        "[{_id: 1, v: 'foo'}, {_id: 2, v: ['bar', 'foo']}]             | {v: {$all: ['foo', 'bar']}}    | [2]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [[1, 2]]}, {_id: 3, v: 1}]  | {v: {$all: [[1, 2]]}}          | [1, 2]",
        "[{_id: 1, v: 1}, {_id: 2, v: []}]                             | {v: {$all: []}}                | []",
        "[{_id: 1}, {_id: 2, v: null}, {_id: 3, v: 1}]                 | {v: {$all: [null]}}            | [1, 2]",
        // $regex
        "[{_id: 1, v: 123}, {_id: 2, v: '123'}, {_id: 3, v: true}, {_id: 4, v: ['a1']}] | {v: {$regex: '1'}} | [2, 4]",
        "[{_id: 1, v: {$date: '2001-01-01T00:00:00Z'}}, {_id: 2, v: 'rue'}, {_id: 3, v: true}] | {v: {$regex: '[r2][u0]'}} | [2]",
        "[{_id: 1}, {_id: '1'}, {_id: true}]                            | {_id: {$regex: '1'}}           | ['1']",
        "[{_id: 1, v: 'AB'}, {_id: 2, v: 'ab'}]                        | {v: {$regex: '^a', $options: 'i'}} | [1, 2]",
        // null
        "[{_id: 1}, {_id: 2, v: null}, {_id: 3, v: 0}, {_id: 4, v: [null]}, {_id: 5, v: []}] | {v: {$gte: null}} | [1, 2, 4]",
        "[{_id: 1}, {_id: 2, v: null}, {_id: 3, v: 0}]                 | {v: {$lte: null}}              | [1, 2]",
        "[{_id: 1}, {_id: 2, v: null}]                                 | {v: {$gt: null}}               | []",
        "[{_id: 1}, {_id: 2, v: null}]                                 | {v: {$lt: null}}               | []",
        "[{_id: 1, v: [1]}, {_id: 2, v: [{x: 1}]}, {_id: 3, v: [{}]}, {_id: 4, v: 5}, {_id: 5}] | {'v.x': null} | [3, 4, 5]",
        "[{_id: 1, v: [1]}, {_id: 2, v: [{x: 1}]}, {_id: 3, v: [{}]}, {_id: 4, v: 5}, {_id: 5}] | {'v.x': {$in: [null]}} | [3, 4, 5]",
        // positions, which are names too
        "[{_id: 1, v: [{x: 1}]}, {_id: 2, v: [{'0': 7}]}, {_id: 3, v: [7]}, {_id: 4}] | {'v.0': 7}     | [2, 3]",
        "[{_id: 1, v: [{x: 1}]}, {_id: 2, v: [{'0': 7}]}, {_id: 3, v: [7]}, {_id: 4}] | {'v.0': null}  | [1, 4]",
        // arrays inside arrays
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [[1, 2]]}, {_id: 3, v: [[[1, 2]]]}] | {v: [1, 2]}            | [1, 2]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [[1, 2]]}, {_id: 3, v: 1}]  | {v: {$in: [[1, 2]]}}           | [1, 2]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [['x']]}, {_id: 3, v: ['x']}] | {v: {$in: ['x']}}            | [3]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: 1}, {_id: 3, v: [[1, 2]]}]  | {v: {$nin: [[1, 2]]}}          | [2]",
        "[{_id: 1, v: [[1, 2]]}]                                       | {v: 1}                         | []",
        // arrays compared as a whole
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [1, 3]}, {_id: 3, v: [2]}, {_id: 4, v: 9}, {_id: 5, v: []}] | {v: {$gt: [1, 2]}} | [2, 3]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [1, 3]}, {_id: 3, v: [2]}, {_id: 4, v: 0}, {_id: 5, v: []}] | {v: {$lt: [1, 3]}} | [1, 5]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [1]}, {_id: 3, v: [1, 2, 0]}] | {v: {$gte: [1, 2]}}          | [1, 3]",
        "[{_id: 1, v: [[5]]}, {_id: 2, v: [5]}, {_id: 3, v: [[1], 7]}] | {v: {$lte: [3]}}               | [3]",
        // 64-bit edges
        "[{_id: 1, v: {$numberLong: '9223372036854775807'}}, {_id: 2, v: 9223372036854775808.0}, {_id: 3, v: 1.0E300}] | {v: {$gt: {$numberLong: '9223372036854775807'}}} | [2, 3]",
        "[{_id: 1, v: {$numberLong: '9223372036854775807'}}, {_id: 2, v: 9223372036854775808.0}] | {v: {$numberLong: '9223372036854775807'}} | [1]",
        "[{_id: 1, v: {$numberLong: '9223372036854775807'}}, {_id: 2, v: 9223372036854775808.0}] | {v: 9223372036854775808.0} | [2]",
        "[{_id: 1, v: {$numberLong: '-9223372036854775808'}}, {_id: 2, v: -1.0E300}] | {v: {$lt: {$numberLong: '-9223372036854775808'}}} | [2]",
        "[{_id: 1, v: {$numberLong: '9007199254740993'}}, {_id: 2, v: 9007199254740992.0}] | {v: {$gt: 9007199254740992.0}} | [1]",
        // decimals
        "[{_id: 1, v: {$numberDecimal: '1E-6176'}}, {_id: 2, v: 0}]    | {v: {$gt: 0}}                  | [1]",
        "[{_id: 1, v: {$numberDecimal: '1.000000000000000000000000000000001'}}, {_id: 2, v: {$numberDecimal: '1.000000000000000000000000000000002'}}] | {v: {$numberDecimal: '1.000000000000000000000000000000002'}} | [2]",
        "[{_id: 1, v: {$numberDecimal: '0.1'}}, {_id: 2, v: 0.1}]      | {v: {$gt: {$numberDecimal: '0.1'}}} | [2]",
        "[{_id: 1, v: {$numberDecimal: '1.50'}}, {_id: 2, v: 1.5}]     | {v: 1.5}                       | [1, 2]",
        // NaN
        "[{_id: 1, v: {$numberDouble: 'NaN'}}, {_id: 2, v: 1}]         | {v: {$gt: 0}}                  | [2]",
        "[{_id: 1, v: {$numberDouble: 'NaN'}}, {_id: 2, v: 1}]         | {v: {$lt: 5}}                  | [2]",
        "[{_id: 1, v: {$numberDouble: 'NaN'}}, {_id: 2, v: 1}, {_id: 3, v: {$numberDecimal: 'NaN'}}] | {v: {$gte: {$numberDouble: 'NaN'}}} | [1, 3]",
        "[{_id: 1, v: {$numberDouble: 'NaN'}}, {_id: 2, v: 1}]         | {v: {$numberDouble: 'NaN'}}    | [1]",
        // zero
        "[{_id: 1, v: -0.0}, {_id: 2, v: 0}, {_id: 3, v: {$numberDecimal: '-0'}}] | {v: 0.0}            | [1, 2, 3]",
        // DBRef
        "[{_id: 1, v: {$ref: 'c', $id: 7}}, {_id: 2, v: {$ref: 'c', $id: 8}}] | {v: {$ref: 'c', $id: 7}} | [1]",
        // negations, types, elements
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: 3}, {_id: 3}]               | {v: {$ne: 1}}                  | [2, 3]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: 3}, {_id: 3}]               | {v: {$not: {$gt: 1}}}          | [3]",
        "[{_id: 1, v: []}, {_id: 2, v: [[]]}, {_id: 3, v: 1}]          | {v: {$type: 'array'}}          | [1, 2]",
        "[{_id: 1, v: 1}, {_id: 2, v: {$numberLong: '1'}}, {_id: 3, v: ['a', 1.5]}, {_id: 4, v: null}] | {v: {$type: 'number'}} | [1, 2, 3]",
        "[{_id: 1, v: [[1], 5]}, {_id: 2, v: [[0, 1]]}]                | {v: {$elemMatch: {'0': 1}}}    | [1]",
        "[{_id: 1, v: [[5]]}, {_id: 2, v: [5]}, {_id: 3, v: 5}]        | {v: {$elemMatch: {$gt: 3}}}    | [2]",
        "[{_id: 1, v: [1, [7, 8]]}, {_id: 2, v: [0, 7]}]               | {'v.1': 7}                     | [2]",
        "[{_id: 1, v: [{x: 1}, {x: 2}]}, {_id: 2, v: {'0': {x: 1}}}]   | {'v.0.x': 1}                   | [1, 2]",
        "[{_id: 1, v: 7}, {_id: 2, v: -7}, {_id: 3, v: 7.9}, {_id: 4, v: 'x'}] | {v: {$mod: [4, 3]}}    | [1, 3]",
        "[{_id: 1, v: [1, 2]}, {_id: 2, v: [[1, 2]]}, {_id: 3, v: 'ab'}] | {v: {$size: 2}}              | [1]"
      })
  void a_condition_finds(String documents, String filter, String expected) {
    List<Document> all = doc("{all: " + documents + "}").getList("all", Document.class);
    List<?> ids = doc("{ids: " + expected + "}").getList("ids", Object.class);
    things.insertMany(all);

    assertThat(ids(filter, "{_id: 1}")).as("without an index").isEqualTo(ids);
    for (String keys :
        List.of("{v: 1}", "{v: -1, _id: 1}", "{'v.x': 1}", "{'v.0': 1}", "{w: 1, v: 1}")) {
      things.createIndex(doc(keys));
      assertThat(ids(filter, "{_id: 1}")).as("with %s", keys).isEqualTo(ids);
    }
    things.dropIndexes();
    things.createIndex(doc("{v: 1}"), new IndexOptions().sparse(true));
    assertThat(ids(filter, "{_id: 1}")).as("with a sparse one").isEqualTo(ids);
  }

  @Test
  void a_regular_expression_as_a_value_is_found_by_itself_and_by_its_type() {
    BsonRegularExpression a = new BsonRegularExpression("a", "i");
    things.insertMany(
        List.of(
            new Document("_id", 1).append("v", a),
            new Document("_id", 2).append("v", new BsonRegularExpression("a")),
            new Document("_id", 3).append("v", "cat")));
    for (boolean indexed : new boolean[] {false, true}) {
      if (indexed) {
        things.createIndex(doc("{v: 1}"));
      }
      assertThat(found(new Document("v", a))).containsExactly(1, 3);
      assertThat(found(new Document("v", new Document("$eq", a)))).containsExactly(1);
      assertThat(found(new Document("v", new Document("$in", List.of(a))))).containsExactly(1, 3);
      assertThat(found(doc("{v: {$type: 'regex'}}"))).containsExactly(1, 2);
      assertThat(found(doc("{v: {$type: 11}}"))).containsExactly(1, 2);
    }
  }

  private List<Object> found(Document filter) {
    return things
        .find(filter)
        .sort(doc("{_id: 1}"))
        .map(each -> each.get("_id"))
        .into(new java.util.ArrayList<>());
  }

  @Test
  void texts_have_one_order_everywhere_that_of_their_code_points() {
    String beyond = "\uD83D\uDE00"; // a code point above U+FFFF: first in UTF-16, last in UTF-8
    String below = "\uFF5E";
    things.insertMany(
        List.of(
            new Document("_id", 1).append("v", beyond).append("w", List.of(beyond)),
            new Document("_id", 2).append("v", below).append("w", List.of(below))));
    for (boolean indexed : new boolean[] {false, true}) {
      if (indexed) {
        things.createIndex(doc("{v: 1}"));
        things.createIndex(doc("{w: 1}"));
      }
      assertThat(found(new Document("v", new Document("$gt", below)))).containsExactly(1);
      assertThat(found(new Document("w", new Document("$lt", beyond)))).containsExactly(2);
      assertThat(ids("{}", "{v: 1}")).containsExactly(2, 1);
    }
    assertThat(things.distinct("v", String.class)).containsExactly(below, beyond);
  }

  @Test
  void decimals_are_compared_sorted_and_kept_apart_exactly() {
    things.createIndex(Indexes.ascending("v"), new IndexOptions().unique(true));
    List<String> ascending =
        List.of(
            "-9.999999999999999999999999999999999E6144",
            "-1E-6176",
            "0",
            "1E-6176",
            "0.1",
            "1",
            "1.000000000000000000000000000000001",
            "1.000000000000000000000000000000002",
            "9007199254740992.5",
            "9007199254740993",
            "9223372036854775806.5",
            "9223372036854775807",
            "1E400",
            "9.999999999999999999999999999999999E6144",
            "Infinity");
    for (int i = ascending.size() - 1; i >= 0; i--) {
      things.insertOne(new Document("_id", i).append("v", Decimal128.parse(ascending.get(i))));
    }
    List<Object> order =
        java.util.stream.IntStream.range(0, ascending.size())
            .boxed()
            .map(Object.class::cast)
            .toList();

    assertThat(ids("{}", "{v: 1}")).isEqualTo(order);
    things.dropIndexes();
    assertThat(ids("{}", "{v: 1}")).isEqualTo(order);
    things.createIndex(Indexes.descending("v"));
    assertThat(ids("{v: {$gte: {$numberDecimal: '-Infinity'}}}", "{v: 1}")).isEqualTo(order);
    assertThat(ids("{v: {$gt: {$numberLong: '9223372036854775806'}}}", "{v: 1}"))
        .isEqualTo(order.subList(10, order.size()));
    assertThat(ids("{v: {$numberLong: '9007199254740993'}}")).containsExactly(9);
  }

  @Test
  void a_decimal_equal_to_another_number_is_the_same_key_of_a_unique_index() {
    things.createIndex(Indexes.ascending("v"), new IndexOptions().unique(true));
    things.insertOne(new Document("v", Decimal128.parse("9007199254740993")));
    assertThat(
            catchThrowableOfType(
                    MongoServerException.class,
                    () -> things.insertOne(new Document("v", 9007199254740993L)))
                .getCode())
        .isEqualTo(11000);
    things.insertOne(new Document("v", 9007199254740992L));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 1, v: {$noSuch: 1}}",
        "{v: {$size: -1}}",
        "{v: {$all: 5}}",
        "{v: {$ne: {$regularExpression: {pattern: 'a', options: ''}}}}",
        "{v: {$mod: [0, 1]}}",
        "{v: {$in: 5}}",
        "{v: {$in: [{$gt: 1}]}}",
        "{v: {$noSuch: 1}}",
        "{v: {$gt: 1, w: 2}}",
        "{$noSuch: []}",
        "{$or: []}",
        "{$and: {a: 1}}",
        "{v: {$not: 5}}",
        "{v: {$elemMatch: 5}}",
        "{v: {$type: 'nothing'}}",
        "{v: {$regex: '('}}",
        "{v: {$options: 'i'}}",
        "{v: {$lt: {$regularExpression: {pattern: 'a', options: ''}}}}",
        "{v: {$bitsAllSet: 1}}",
        "{$where: 'true'}",
        "{$text: {$search: 'a'}}",
        "{$jsonSchema: {}}"
      })
  void a_condition_that_cannot_be_is_refused_also_where_nothing_is_found(String filter) {
    things.insertOne(doc("{_id: 1}"));
    things.deleteOne(doc("{_id: 1}"));

    MongoServerException refused =
        catchThrowableOfType(MongoServerException.class, () -> things.find(doc(filter)).first());

    assertThat(refused).as(filter).isNotNull();
    assertThat(refused.getCode()).isPositive();
  }
}
