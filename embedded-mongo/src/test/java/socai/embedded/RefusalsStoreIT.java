package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsStoreIT extends WithStore {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{insert: 'things', documents: [{_id: 1}], txnNumber: 1}                    | 20",
        "{insert: 'things', documents: [{_id: 1}], lsid: {id: 1}}                   | 20",
        "{find: 'things', readConcern: {level: 'snapshot'}}                         | 20",
        "{insert: 'things', documents: [{_id: 1}], writeConcern: {w: 2}}            | 2",
        "{insert: 'things', documents: [{_id: 1}], writeConcern: {w: 'far'}}        | 79",
        "{insert: 'system.things', documents: [{_id: 1}]}                           | 73",
        "{aggregate: 'things', pipeline: [{$changeStream: {}}], cursor: {}}         | 40573",
        "{aggregate: 1, pipeline: [], cursor: {}}                                   | 115",
        "{findAndModify: 'things', query: {}, update: [{$set: {a: 1}}]}             | 115",
        "{create: 'round', capped: true, size: 4096}                                | 115",
        "{create: 'view', viewOn: 'things', pipeline: []}                           | 115",
        "{find: 'things', collation: {locale: 'vi'}}                                | 115",
        "{find: 'things', tailable: true}                                           | 115",
        "{find: 'things', filter: {}, let: {a: 1}}                                  | 115",
        "{find: 'things', hint: 'nosuch'}                                            | 115",
        "{find: 'things', showRecordId: true}                                        | 115",
        "{find: 'things', noCursorTimeout: true}                                     | 115",
        "{find: 'things', nosuch: 1}                                                 | 40415",
        "{find: 'things', readConcern: {level: 'bogus'}}                             | 2",
        "{find: 'things', readConcern: {nosuch: 1}}                                  | 40415",
        "{find: 'things', readConcern: 5}                                            | 14",
        "{find: 'things', filter: 5}                                                 | 14",
        "{find: 'things', filter: null}                                              | 14",
        "{find: 5}                                                                   | 14",
        "{find: ''}                                                                  | 73",
        "{find: 'things', skip: -1}                                                  | 51024",
        "{find: 'things', limit: -1}                                                 | 51024",
        "{find: 'things', batchSize: -1}                                             | 51024",
        "{find: 'things', limit: 'x'}                                                | 14",
        "{find: 'things', maxTimeMS: -5}                                             | 51024",
        "{find: 'things', sort: {a: 0}}                                              | 15975",
        "{find: 'things', sort: {a: 2}}                                              | 15975",
        "{find: 'things', sort: {a: 'x'}}                                            | 15974",
        "{find: 'things', sort: {a: {$meta: 'textScore'}}}                           | 115",
        "{find: 'things', filter: {$foo: 1}}                                         | 2",
        "{find: 'things', filter: {a: {$foo: 1}}}                                    | 2",
        "{find: 'things', filter: {a: {$gt: 1, b: 2}}}                               | 2",
        "{find: 'things', filter: {$where: 'true'}}                                  | 2",
        "{find: 'things', filter: {$expr: {$eq: [1, 1]}}}                            | 2",
        "{find: 'things', filter: {$text: {$search: 'x'}}}                           | 2",
        "{find: 'things', filter: {$jsonSchema: {}}}                                 | 2",
        "{find: 'things', filter: {a: {$bitsAllSet: 1}}}                             | 2",
        "{find: 'things', filter: {a: {$near: [1, 2]}}}                              | 2",
        "{find: 'things', filter: {a: {$size: -1}}}                                  | 2",
        "{find: 'things', filter: {a: {$size: 1.5}}}                                 | 2",
        "{find: 'things', filter: {a: {$all: 5}}}                                    | 2",
        "{find: 'things', filter: {a: {$ne: {$regularExpression: {pattern: 'a', options: ''}}}}} | 2",
        "{find: 'things', filter: {a: {$lt: {$regularExpression: {pattern: 'a', options: ''}}}}} | 2",
        "{find: 'things', filter: {a: {$in: 5}}}                                     | 2",
        "{find: 'things', filter: {a: {$in: [{$gt: 1}]}}}                            | 2",
        "{find: 'things', filter: {a: {$not: 5}}}                                    | 2",
        "{find: 'things', filter: {a: {$not: {}}}}                                   | 2",
        "{find: 'things', filter: {a: {$mod: [0, 1]}}}                               | 2",
        "{find: 'things', filter: {a: {$mod: [2]}}}                                  | 2",
        "{find: 'things', filter: {a: {$mod: [2, 'x']}}}                             | 2",
        "{find: 'things', filter: {a: {$type: 'nosuch'}}}                            | 2",
        "{find: 'things', filter: {a: {$type: []}}}                                  | 9",
        "{find: 'things', filter: {a: {$type: {}}}}                                  | 14",
        "{find: 'things', filter: {a: {$regex: '['}}}                                | 51091",
        "{find: 'things', filter: {a: {$regex: 'a', $options: 'q'}}}                 | 51108",
        "{find: 'things', filter: {a: {$regex: 5}}}                                  | 2",
        "{find: 'things', filter: {a: {$options: 'i'}}}                              | 2",
        "{find: 'things', filter: {a: {$elemMatch: 5}}}                              | 2",
        "{find: 'things', filter: {$or: []}}                                         | 2",
        "{find: 'things', filter: {$and: 5}}                                         | 2",
        "{find: 'things', filter: {$nor: [5]}}                                       | 2",
        "{find: 'things', projection: {a: 1, b: 0}}                                  | 31254",
        "{find: 'things', projection: {a: 0, b: 1}}                                  | 31253",
        "{find: 'things', projection: {a: 1, 'a.b': 1}}                              | 31249",
        "{find: 'things', projection: {a: {$foo: 1}}}                                | 168",
        "{find: 'things', projection: {a: {$slice: 'x'}}}                            | 28724",
        "{count: 'things', query: 5}                                                 | 14",
        "{count: 'things', query: {a: {$foo: 1}}}                                    | 2",
        "{count: 'things', limit: {$numberDecimal: 'NaN'}}                           | 2",
        "{killCursors: 'things', cursors: [{$numberDecimal: 'NaN'}]}                 | 14",
        "{distinct: 'things'}                                                        | 40414",
        "{distinct: 'things', key: 5}                                                | 14",
        "{distinct: 'things', key: ''}                                               | 40352",
        "{aggregate: 'things', pipeline: 5, cursor: {}}                              | 14",
        "{aggregate: 'things', pipeline: [5], cursor: {}}                            | 14",
        "{aggregate: 'things', pipeline: []}                                         | 9",
        "{aggregate: 'things', pipeline: [], cursor: {batchSize: -1}}                | 51024",
        "{aggregate: 'things', pipeline: [], cursor: {nosuch: 1}}                    | 40415",
        "{aggregate: 'things', pipeline: [{$limit: 0}], cursor: {}}                  | 15958",
        "{aggregate: 'things', pipeline: [{$limit: -1}], cursor: {}}                 | 5107201",
        "{aggregate: 'things', pipeline: [{$skip: -1}], cursor: {}}                  | 5107200",
        "{aggregate: 'things', pipeline: [{$sort: {}}], cursor: {}}                  | 15976",
        "{aggregate: 'things', pipeline: [{$foo: 1}], cursor: {}}                    | 40324",
        "{aggregate: 'things', pipeline: [{$unionWith: 'x'}], cursor: {}}            | 40324",
        "{aggregate: 'things', pipeline: [{$bucketAuto: {}}], cursor: {}}            | 40324",
        "{aggregate: 'things', pipeline: [{$setWindowFields: {}}], cursor: {}}       | 40324",
        "{aggregate: 'things', pipeline: [{}], cursor: {}}                           | 40323",
        "{aggregate: 'things', pipeline: [{$unwind: {path: '$a', includeArrayIndex: 'b\\u0000c'}}],"
            + " cursor: {}} | 16411",
        "{aggregate: 'things', pipeline: [{$lookup: {from: 'things', localField: 'a',"
            + " foreignField: 'a', as: 'b\\u0000c'}}], cursor: {}} | 16411",
        "{aggregate: 'things', pipeline: [{$match: 5}], cursor: {}}                  | 15959",
        "{aggregate: 'things', pipeline: [{$match: {a: {$foo: 1}}}], cursor: {}}     | 2",
        "{aggregate: 'things', pipeline: [{$group: {}}], cursor: {}}                 | 15955",
        "{aggregate: 'things', pipeline: [{$group: {_id: 1, n: {$foo: 1}}}], cursor: {}} | 15952",
        "{aggregate: 'things', pipeline: [{$group: {_id: 1, n: {$count: {}}}}], cursor: {}} | 15952",
        "{aggregate: 'things', pipeline: [{$group: {_id: 1, n: 5}}], cursor: {}}     | 40234",
        "{aggregate: 'things', pipeline: [{$project: {}}], cursor: {}}               | 51272",
        "{aggregate: 'things', pipeline: [{$project: {a: {$type: '$a'}}}], cursor: {}} | 168",
        "{aggregate: 'things', pipeline: [{$addFields: {a: {$foo: 1}}}], cursor: {}} | 168",
        "{aggregate: 'things', pipeline: [{$addFields: {a: '$$x'}}], cursor: {}}     | 17276",
        "{aggregate: 'things', pipeline: [{$addFields: {a: {$not: [1, 2]}}}], cursor: {}} | 16020",
        "{aggregate: 'things', pipeline: [{$count: ''}], cursor: {}}                 | 40156",
        "{aggregate: 'things', pipeline: [{$unwind: 'a'}], cursor: {}}               | 28818",
        "{aggregate: 'things', pipeline: [{$lookup: {from: 'x'}}], cursor: {}}       | 9",
        "{aggregate: 'things', pipeline: [{$lookup: {from: 'x', pipeline: [], as: 'y'}}], cursor: {}} | 115",
        "{aggregate: 'things', pipeline: [{$out: 'x'}, {$match: {}}], cursor: {}}    | 40601",
        "{aggregate: 'things', pipeline: [{$out: 'system.x'}], cursor: {}}           | 73",
        "{aggregate: 'things', pipeline: [{$facet: {a: [{$facet: {}}]}}], cursor: {}} | 40600",
        "{aggregate: 'things', pipeline: [], cursor: {}, explain: true}              | 115",
        "{aggregate: 'things', pipeline: [], cursor: {}, let: {}}                    | 115",
        "{insert: 'things', documents: []}                                           | 16",
        "{insert: 'things', documents: [5]}                                          | 14",
        "{insert: 'things', documents: 5}                                            | 14",
        "{insert: '', documents: [{_id: 1}]}                                         | 73",
        "{insert: 'a$b', documents: [{_id: 1}]}                                      | 73",
        "{insert: 'things', documents: [{_id: 1}], writeConcern: {w: -1}}            | 9",
        "{insert: 'things', documents: [{_id: 1}], writeConcern: {nosuch: 1}}        | 40415",
        "{insert: 'things', documents: [{_id: 1}], writeConcern: {fsync: true}}      | 115",
        "{update: 'things', updates: []}                                             | 16",
        "{update: 'things', updates: [{q: {}, u: {}, nosuch: 1}]}                    | 40415",
        "{update: 'things', updates: [{q: {}, u: {}, sort: {a: 1}}]}                 | 115",
        "{update: 'things', updates: [{q: {}, u: {}, hint: 'a'}]}                    | 115",
        "{update: 'things', updates: [{q: {}, u: {}, collation: {locale: 'vi'}}]}    | 115",
        "{update: 'things', updates: [{q: 5, u: {}}]}                                | 14",
        "{update: 'things', updates: [{u: {}}]}                                      | 40414",
        "{delete: 'things', deletes: []}                                             | 16",
        "{delete: 'things', deletes: [{q: {}}]}                                      | 40414",
        "{delete: 'things', deletes: [{q: {}, limit: 1, hint: {a: 1}}]}              | 115",
        "{delete: 'system.namespaces', deletes: [{q: {}, limit: 0}]}                 | 73",
        "{drop: 'system.namespaces'}                                                 | 73",
        "{drop: 'nosuch'}                                                            | 26",
        "{findAndModify: 'things'}                                                   | 9",
        "{findAndModify: 'things', remove: true, update: {a: 1}}                     | 9",
        "{findAndModify: 'things', remove: true, new: true}                          | 9",
        "{findAndModify: 'things', update: 5}                                        | 14",
        "{findAndModify: 'things', update: {$foo: {a: 1}}}                           | 9",
        "{findAndModify: 'things', update: {$set: {a: 1}}, nosuch: 1}                | 40415",
        "{createIndexes: 'things', indexes: []}                                      | 2",
        "{createIndexes: 'things', indexes: [{key: {a: 1}}]}                         | 9",
        "{createIndexes: 'things', indexes: [{name: 'a'}]}                           | 9",
        "{createIndexes: 'things', indexes: [{key: {}, name: 'a'}]}                  | 67",
        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', nosuch: 1}]}   | 197",
        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', hidden: true}]} | 67",
        "{createIndexes: 'things', indexes: [{key: {a: 'text'}, name: 'a'}]}         | 67",
        "{createIndexes: 'things', indexes: [{key: {'a.$**': 1}, name: 'a'}]}        | 67",
        "{createIndexes: 'things', indexes: [{key: {_id: -1}, name: 'a'}]}           | 2",
        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', partialFilterExpression: {a: {$foo: 1}}}]} | 2",
        "{listIndexes: 'nosuch'}                                                     | 26",
        "{create: 'coll', validator: {}}                                             | 115",
        "{create: 'coll', timeseries: {}}                                            | 115",
        "{create: 'coll', nosuch: 1}                                                 | 40415",
        "{create: 'system.coll'}                                                     | 73",
        "{getMore: 'x', collection: 'things'}                                        | 14",
        "{getMore: 77, collection: 'things'}                                         | 43",
        "{getMore: 77, collection: 'things', maxTimeMS: 5}                           | 115",
        "{killCursors: 'things', cursors: 5}                                         | 14",
        "{killCursors: 'things', cursors: ['x']}                                     | 14",
        "{collMod: 'things'}                                                         | 59",
        "{explain: {find: 'things'}}                                                 | 59",
        "{mapReduce: 'things'}                                                       | 59",
        "{validate: 'things'}                                                        | 59",
        "{FIND: 'things'}                                                            | 59",
        "{ping: 1, apiVersion: '2'}                                                  | 322",
        "{ping: 1, apiVersion: '1', apiStrict: true}                                 | 323",
        "{ping: 1, apiStrict: true}                                                  | 322",
        "{ping: 1, $clusterTime: {}}                                                 | 20",
        "{listDatabases: 1}                                                          | 13",
        "{dbStats: 1, scale: 0}                                                      | 2",
        "{commitTransaction: 1}                                                     | 59",
        "{noSuchThing: 1}                                                           | 59",
        "{insert: 'things'}                                                         | 40414"
      })
  void what_is_not_supported_is_refused_with_a_code(String command, int code) {
    MongoCommandException refused =
        catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(doc(command)));

    assertThat(refused).as(command).isNotNull();
    assertThat(refused.getErrorCode()).as(refused.getErrorMessage()).isEqualTo(code);
    assertThat(refused.getErrorCodeName()).isNotEmpty();
    assertThat(refused.getErrorMessage()).isNotEmpty();
    assertThat(database.listCollectionNames()).isEmpty();
  }

  /** The code with which a command is refused; 0 if it is carried out. */
  static int codeOf(MongoDatabase database, String command) {
    try {
      database.runCommand(doc(command));
      return 0;
    } catch (MongoException e) {
      return e.getCode();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{q: {}, u: 5}                                                       | 9",
        "{q: {}, u: [{$set: {a: 1}}]}                                        | 115",
        "{q: {a: {$foo: 1}}, u: {$set: {a: 1}}}                              | 2",
        "{q: {}, u: {$foo: {a: 1}}}                                          | 9",
        "{q: {}, u: {$bit: {a: {and: 1}}}}                                   | 9",
        "{q: {}, u: {$set: 5}}                                               | 9",
        "{q: {}, u: {$set: {a: 1}, b: 1}}                                    | 9",
        "{q: {}, u: {$set: {a: 1}, $inc: {a: 1}}}                            | 40",
        "{q: {}, u: {$set: {a: 1, 'a.b': 1}}}                                | 40",
        "{q: {}, u: {$set: {a: 1}, $rename: {b: 'a'}}}                       | 40",
        "{q: {}, u: {$set: {'': 1}}}                                         | 56",
        "{q: {}, u: {$set: {'a..b': 1}}}                                     | 56",
        "{q: {}, u: {$set: {'a.$[e]': 1}}}                                   | 2",
        "{q: {}, u: {$set: {a: 1}}, arrayFilters: [{e: 1}]}                  | 9",
        "{q: {}, u: {$inc: {a: 'x'}}}                                        | 14",
        "{q: {}, u: {$mul: {a: 'x'}}}                                        | 14",
        "{q: {}, u: {$pop: {a: 2}}}                                          | 9",
        "{q: {}, u: {$pullAll: {a: 2}}}                                      | 2",
        "{q: {}, u: {$push: {a: {$each: 5}}}}                                | 2",
        "{q: {}, u: {$push: {a: {$each: [], $foo: 1}}}}                      | 2",
        "{q: {}, u: {$push: {a: {$each: [], $slice: 'x'}}}}                  | 2",
        "{q: {}, u: {$push: {a: {$each: [], $sort: 3}}}}                     | 2",
        "{q: {}, u: {$addToSet: {a: {$each: 5}}}}                            | 14",
        "{q: {}, u: {$pull: {a: {$foo: 5}}}}                                 | 2",
        "{q: {}, u: {$currentDate: {a: 5}}}                                  | 2",
        "{q: {}, u: {$rename: {a: 5}}}                                       | 2",
        "{q: {}, u: {$rename: {a: 'a'}}}                                     | 2",
        "{q: {}, u: {$rename: {a: 'b\\u0000c'}}}                             | 2",
        "{q: {}, u: {$set: {_id: {$a: 1}}}}                                  | 52",
        "{q: {}, u: {a: 1}, multi: true}                                     | 9",
        "{q: {}, u: {}, multi: true}                                         | 9",
        "{q: {}, u: {a: 1, $b: 1}}                                           | 52",
        "{q: {}, u: {_id: [1]}}                                              | 53"
      })
  void an_update_that_cannot_be_is_refused_whether_or_not_there_is_a_document(
      String update, int code) {
    Document command = doc("{update: 'things', updates: [" + update + "]}");

    assertThat(writeErrors(database.runCommand(command))).containsExactly(code);
    assertThat(database.listCollectionNames()).isEmpty();
    insert(doc("{_id: 1, a: 1}"));
    assertThat(writeErrors(database.runCommand(command))).containsExactly(code);
    assertThat(things.find()).containsExactly(doc("{_id: 1, a: 1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{insert: 'things', documents: [{_id: {$a: 1}}, {_id: 2}]}           | 52",
        "{insert: 'things', documents: [{_id: [1]}, {_id: 2}]}               | 53",
        "{insert: 'things', documents: [{_id: {$regularExpression: {pattern: 'a', options: ''}}}, {_id: 2}]} | 53",
        "{delete: 'things', deletes: [{q: {}, limit: 2}, {q: {}, limit: 0}]} | 9",
        "{delete: 'things', deletes: [{q: {$foo: 1}, limit: 1}, {q: {}, limit: 0}]} | 2"
      })
  void a_write_that_cannot_be_is_refused_and_ends_what_is_ordered(String command, int code) {
    insert(doc("{_id: 1}"));

    assertThat(writeErrors(database.runCommand(doc(command)))).containsExactly(code);
    assertThat(things.countDocuments()).isEqualTo(1);

    Document reply = database.runCommand(doc(command).append("ordered", false));
    assertThat(writeErrors(reply)).containsExactly(code);
    assertThat(reply).containsEntry("n", 1);
  }

  private static List<Integer> writeErrors(Document reply) {
    return reply.getList("writeErrors", Document.class).stream()
        .map(error -> error.getInteger("code"))
        .toList();
  }

  @Test
  void an_update_by_a_pipeline_is_refused_with_its_place_and_a_code() {
    Document reply =
        database.runCommand(doc("{update: 'things', updates: [{q: {}, u: [{$set: {a: 1}}]}]}"));

    assertThat(reply.getList("writeErrors", Document.class))
        .singleElement()
        .satisfies(error -> assertThat(error).containsEntry("index", 0).containsEntry("code", 115));
    assertThat(database.listCollectionNames()).isEmpty();
  }

  @Test
  void more_writes_than_are_announced_are_refused() {
    List<Document> documents = new ArrayList<>(Collections.nCopies(1001, new Document()));

    assertThatThrownBy(
            () ->
                database.runCommand(
                    new Document("insert", "things").append("documents", documents)))
        .hasMessageContaining("between 1 and 1000");
  }

  @Test
  void a_session_begins_nothing() {
    try (ClientSession session = client.startSession()) {
      assertThatThrownBy(() -> things.insertOne(session, doc("{_id: 1}")))
          .isInstanceOf(MongoClientException.class)
          .hasMessageContaining("doesn't support sessions");
    }
    assertThat(things.countDocuments()).isZero();
  }

  @Test
  void change_streams_and_capped_collections_are_refused_through_the_driver_too() {
    insert(doc("{_id: 1}"));

    assertThatThrownBy(() -> things.watch().cursor()).hasMessageContaining("$changeStream");
    assertThatThrownBy(() -> things.updateOne(doc("{}"), List.of(doc("{$set: {a: 1}}"))))
        .hasMessageContaining("pipeline");
    assertThatThrownBy(
            () ->
                database.createCollection(
                    "c", new CreateCollectionOptions().capped(true).sizeInBytes(4096)))
        .hasMessageContaining("capped");
    assertThatThrownBy(
            () -> things.withWriteConcern(new WriteConcern(3)).insertOne(doc("{_id: 2}")))
        .hasMessageContaining("not replicated");
  }

  @Test
  void indexes_that_would_not_do_what_they_say_are_refused() {
    assertThatThrownBy(
            () ->
                things.createIndex(
                    Indexes.ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)))
        .hasMessageContaining("expireAfterSeconds");
    assertThatThrownBy(() -> things.createIndex(Indexes.text("a"))).hasMessageContaining("text");
    assertThatThrownBy(() -> things.createIndex(Indexes.hashed("a")))
        .hasMessageContaining("hashed");
  }
}
