package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import socai.embedded.surface.Accumulator;
import socai.embedded.surface.Command;
import socai.embedded.surface.Expression;
import socai.embedded.surface.Part;
import socai.embedded.surface.ProjectionCheck;
import socai.embedded.surface.QueryOperator;
import socai.embedded.surface.Stage;
import socai.embedded.surface.UpdateOperator;

/**
 * All that the wire accepts, proved one by one: nothing is accepted that is not in a table here.
 */
class AcceptedStoreIT extends WithStore {
  /** Operators, a filter, and the documents that it finds. */
  static final List<String> FILTERS =
      List.of(
          "$eq | {a: {$eq: 1}} | [1]",
          "$ne | {a: {$ne: 1}} | [2, 3]",
          "$gt | {a: {$gt: 1}} | [2]",
          "$gte | {a: {$gte: 1}} | [1, 2]",
          "$lt | {a: {$lt: 2}} | [1]",
          "$lte | {a: {$lte: 2}} | [1, 2]",
          "$in | {a: {$in: [2, null]}} | [2, 3]",
          "$nin | {a: {$nin: [2, null]}} | [1]",
          "$not | {a: {$not: {$gt: 1}}} | [1, 3]",
          "$exists | {s: {$exists: false}} | [3]",
          "$type | {a: {$type: 'null'}} | [3]",
          "$type | {s: {$type: [2]}} | [1, 2]",
          "$size | {v: {$size: 3}} | [1]",
          "$all | {v: {$all: [1, 2]}} | [1]",
          "$elemMatch | {v: {$elemMatch: {x: {$gt: 5}}}} | [3]",
          "$elemMatch | {v: {$elemMatch: {$gt: 1, $lt: 3}}} | [1]",
          "$mod | {a: {$mod: [2, 0]}} | [2]",
          "$regex $options | {s: {$regex: '^y', $options: 'i'}} | [2]",
          "$and | {$and: [{a: {$gt: 0}}, {a: {$lt: 2}}]} | [1]",
          "$or | {$or: [{a: 1}, {a: 2}]} | [1, 2]",
          "$nor | {$nor: [{a: 1}, {a: 2}]} | [3]",
          "$comment | {$comment: 'why', a: 1} | [1]");

  /** An operator, an update of document 1, and what it is afterwards. */
  static final List<String> UPDATES =
      List.of(
          "$set | {$set: {a: 9}} | {_id: 1, a: 9, s: 'x', v: [1, 2, 3], d: {x: 1}}",
          "$setOnInsert | {$setOnInsert: {a: 9}, $set: {s: 'z'}}"
              + " | {_id: 1, a: 1, s: 'z', v: [1, 2, 3], d: {x: 1}}",
          "$unset | {$unset: {v: '', d: ''}} | {_id: 1, a: 1, s: 'x'}",
          "$inc | {$inc: {a: 2}, $unset: {v: '', d: ''}} | {_id: 1, a: 3, s: 'x'}",
          "$mul | {$mul: {a: 5}, $unset: {v: '', d: ''}} | {_id: 1, a: 5, s: 'x'}",
          "$min | {$min: {a: 0}, $unset: {v: '', d: ''}} | {_id: 1, a: 0, s: 'x'}",
          "$max | {$max: {a: 7}, $unset: {v: '', d: ''}} | {_id: 1, a: 7, s: 'x'}",
          "$rename | {$rename: {a: 'b'}, $unset: {v: '', d: ''}} | {_id: 1, s: 'x', b: 1}",
          "$push $each $slice $sort $position"
              + " | {$push: {v: {$each: [9, 8], $position: 0, $sort: -1, $slice: 3}}}"
              + " | {_id: 1, a: 1, s: 'x', v: [9, 8, 3], d: {x: 1}}",
          "$addToSet | {$addToSet: {v: {$each: [1, 9]}}}"
              + " | {_id: 1, a: 1, s: 'x', v: [1, 2, 3, 9], d: {x: 1}}",
          "$pop | {$pop: {v: -1}} | {_id: 1, a: 1, s: 'x', v: [2, 3], d: {x: 1}}",
          "$pull | {$pull: {v: {$gt: 1}}} | {_id: 1, a: 1, s: 'x', v: [1], d: {x: 1}}",
          "$pullAll | {$pullAll: {v: [1, 3]}} | {_id: 1, a: 1, s: 'x', v: [2], d: {x: 1}}");

  /** An expression's operator, an expression, and what it makes of document 1. */
  static final List<String> EXPRESSIONS =
      List.of(
          "$literal | {$literal: '$a'} | '$a'",
          "$add | {$add: ['$a', 2]} | 3",
          "$subtract | {$subtract: ['$a', 2]} | -1",
          "$multiply | {$multiply: ['$a', 4]} | 4",
          "$divide | {$divide: ['$a', 2]} | 0.5",
          "$eq | {$eq: ['$a', 1]} | true",
          "$ne | {$ne: ['$a', 1]} | false",
          "$gt | {$gt: ['$a', 1]} | false",
          "$gte | {$gte: ['$a', 1]} | true",
          "$lt | {$lt: ['$a', 2]} | true",
          "$lte | {$lte: ['$a', 0]} | false",
          "$and | {$and: ['$a', true]} | true",
          "$or | {$or: [false, '$a']} | true",
          "$not | {$not: ['$a']} | false",
          "$cond | {$cond: [{$gt: ['$a', 0]}, 'yes', 'no']} | 'yes'",
          "$cond | {$cond: {if: false, then: 1, else: '$s'}} | 'x'",
          "$ifNull | {$ifNull: ['$nothing', 7]} | 7",
          "$in | {$in: [2, '$v']} | true",
          "$size | {$size: '$v'} | 3",
          "$arrayElemAt | {$arrayElemAt: ['$v', -1]} | 3",
          "$concat | {$concat: ['$s', '-', 'y']} | 'x-y'",
          "$toLower | {$toLower: 'AbC'} | 'abc'",
          "$toUpper | {$toUpper: '$s'} | 'X'",
          "$filter | {$filter: {input: '$v', as: 'e', cond: {$gt: ['$$e', 1]}}} | [2, 3]",
          "$map | {$map: {input: '$v', as: 'e', in: {$add: ['$$e', 1]}}} | [2, 3, 4]",
          "$$ROOT | '$$ROOT.d.x' | 1");

  /** An accumulator, its expression, and what it makes of documents 1 and 2. */
  static final List<String> ACCUMULATORS =
      List.of(
          "$sum | {$sum: '$a'} | 3",
          "$avg | {$avg: '$a'} | 1.5",
          "$min | {$min: '$a'} | 1",
          "$max | {$max: '$a'} | 2",
          "$first | {$first: '$s'} | 'x'",
          "$last | {$last: '$s'} | 'Y'",
          "$push | {$push: '$a'} | [1, 2]",
          "$addToSet | {$addToSet: '$nothing'} | []");

  /** A stage, a pipeline, and its answer. */
  static final List<String> PIPELINES =
      List.of(
          "$match $project | [{$match: {a: 1}}, {$project: {a: 1}}] | [{_id: 1, a: 1}]",
          "$sort $skip $limit | [{$sort: {_id: -1}}, {$skip: 1}, {$limit: 1}, {$project: {a: 1}}]"
              + " | [{_id: 2, a: 2}]",
          "$addFields $unset | [{$match: {_id: 2}}, {$addFields: {b: '$a'}},"
              + " {$unset: ['v', 'd', 's']}] | [{_id: 2, a: 2, b: 2}]",
          "$group | [{$match: {a: {$gt: 0}}}, {$group: {_id: null, n: {$sum: 1}}}]"
              + " | [{_id: null, n: 2}]",
          "$count | [{$match: {a: {$gt: 0}}}, {$count: 'n'}] | [{n: 2}]",
          "$sortByCount | [{$match: {_id: {$lt: 3}}}, {$sortByCount: {$gt: ['$a', 0]}}]"
              + " | [{_id: true, count: 2}]",
          "$unwind | [{$match: {_id: 1}}, {$unwind: '$v'}, {$project: {v: 1, _id: 0}}]"
              + " | [{v: 1}, {v: 2}, {v: 3}]",
          "$unwind | [{$match: {_id: 1}}, {$unwind: {path: '$v', includeArrayIndex: 'i',"
              + " preserveNullAndEmptyArrays: true}}, {$limit: 1}, {$project: {v: 1, i: 1, _id: 0}}]"
              + " | [{v: 1, i: {$numberLong: '0'}}]",
          "$lookup | [{$match: {_id: 1}}, {$lookup: {from: 'things', localField: 'd.x',"
              + " foreignField: 'a', as: 'l'}}, {$project: {n: {$size: '$l'}}}] | [{_id: 1, n: 1}]",
          "$replaceRoot | [{$match: {_id: 2}}, {$replaceRoot: {newRoot: '$d'}}] | [{x: 2}]",
          "$facet | [{$facet: {n: [{$count: 'n'}], one: [{$match: {_id: 1}}, {$project: {_id: 1}}]}}]"
              + " | [{n: [{n: 3}], one: [{_id: 1}]}]",
          "$out | [{$match: {_id: 1}}, {$out: 'copy'}] | []");

  /** A projection's operator, a projection, and what it leaves of document 1. */
  static final List<String> PROJECTIONS =
      List.of(
          "$slice | {v: {$slice: [1, 1]}, a: 1} | {_id: 1, a: 1, v: [2]}",
          "$slice | {v: {$slice: -1}, a: 1} | {_id: 1, a: 1, v: [3]}",
          "include | {a: 1, 'd.x': 1, _id: 0} | {a: 1, d: {x: 1}}",
          "exclude | {v: 0, 'd.x': 0} | {_id: 1, a: 1, s: 'x', d: {}}");

  /** Fields of commands, a command, and a part of its answer. */
  static final List<String> COMMANDS =
      List.of(
          "find.filter find.projection | {find: 'things', filter: {_id: 1}, projection: {a: 1}}"
              + " | {'cursor.firstBatch': [{_id: 1, a: 1}]}",
          "find.sort find.skip find.limit find.allowDiskUse | {find: 'things', sort: {_id: -1},"
              + " skip: 1, limit: 1, projection: {_id: 1}, allowDiskUse: true}"
              + " | {'cursor.firstBatch': [{_id: 2}]}",
          "find.batchSize find.singleBatch | {find: 'things', batchSize: 1, singleBatch: true,"
              + " projection: {_id: 1}} | {'cursor.firstBatch': [{_id: 1}],"
              + " 'cursor.id': {$numberLong: '0'}}",
          "aggregate.pipeline aggregate.cursor cursor.batchSize aggregate.allowDiskUse"
              + " aggregate.bypassDocumentValidation | {aggregate: 'things', pipeline: [{$project:"
              + " {_id: 1}}], cursor: {batchSize: 2}, allowDiskUse: true, bypassDocumentValidation:"
              + " true} | {'cursor.firstBatch': [{_id: 1}, {_id: 2}]}",
          "count.query count.skip count.limit | {count: 'things', query: {a: {$gt: 0}}, skip: 1,"
              + " limit: 5} | {n: 1}",
          "count.limit | {count: 'things', limit: -2} | {n: 2}",
          "distinct.key distinct.query | {distinct: 'things', key: 'a', query: {_id: {$lt: 3}}}"
              + " | {values: [1, 2]}",
          "insert.documents insert.ordered insert.bypassDocumentValidation | {insert: 'things',"
              + " documents: [{_id: 1}, {_id: 9}], ordered: false, bypassDocumentValidation: true}"
              + " | {n: 1}",
          "update.updates update.ordered update.bypassDocumentValidation update.updates.q"
              + " update.updates.u update.updates.multi update.updates.upsert"
              + " update.updates.arrayFilters | {update: 'things', ordered: true,"
              + " bypassDocumentValidation: false, updates: [{q: {_id: 1}, u: {$set: {'v.$[e]': 0}},"
              + " arrayFilters: [{e: {$gt: 1}}]}, {q: {a: {$gt: 0}}, u: {$set: {z: 1}}, multi: true},"
              + " {q: {_id: 'new'}, u: {a: 1}, upsert: true}]}"
              + " | {n: 4, nModified: 3, upserted: [{index: 2, _id: 'new'}]}",
          "delete.deletes delete.ordered delete.deletes.q delete.deletes.limit | {delete: 'things',"
              + " ordered: true, deletes: [{q: {_id: 1}, limit: 1}, {q: {_id: {$gt: 1}}, limit: 0}]}"
              + " | {n: 3}",
          "findAndModify.query findAndModify.update findAndModify.new findAndModify.fields"
              + " findAndModify.sort findAndModify.bypassDocumentValidation | {findAndModify: 'things',"
              + " query: {a: {$gt: 0}}, sort: {_id: -1}, update: {$set: {a: 8}}, new: true,"
              + " fields: {a: 1}, bypassDocumentValidation: true} | {value: {_id: 2, a: 8},"
              + " 'lastErrorObject.n': 1}",
          "findAndModify.remove | {findAndModify: 'things', query: {_id: 3}, remove: true,"
              + " fields: {_id: 1}} | {value: {_id: 3}}",
          "findAndModify.upsert findAndModify.arrayFilters | {findAndModify: 'things', query: {_id: 7},"
              + " update: {$set: {a: 1}}, upsert: true, new: true, arrayFilters: []}"
              + " | {value: {_id: 7, a: 1}}",
          "create | {create: 'made'} | {ok: 1.0}",
          "drop | {drop: 'things'} | {ns: 'field.things', nIndexesWas: 1}",
          "dropDatabase | {dropDatabase: 1} | {dropped: 'field'}",
          "createIndexes.indexes createIndexes.indexes.key createIndexes.indexes.name"
              + " createIndexes.indexes.unique createIndexes.indexes.sparse"
              + " createIndexes.indexes.partialFilterExpression createIndexes.indexes.background"
              + " createIndexes.indexes.v | {createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a',"
              + " unique: true, sparse: true, background: true, v: 2}, {key: {s: -1}, name: 's',"
              + " partialFilterExpression: {s: {$exists: true}}}]}"
              + " | {numIndexesBefore: 1, numIndexesAfter: 3}",
          "listIndexes.cursor | {listIndexes: 'things', cursor: {batchSize: 1}}"
              + " | {'cursor.firstBatch': [{v: 2, key: {_id: 1}, name: '_id_'}]}",
          "listCollections.filter listCollections.nameOnly listCollections.authorizedCollections"
              + " listCollections.cursor | {listCollections: 1, filter: {name: 'things'}, nameOnly:"
              + " true, authorizedCollections: true, cursor: {batchSize: 9}}"
              + " | {'cursor.firstBatch': [{name: 'things', type: 'collection'}]}",
          "listCollections.filter | {listCollections: 1, filter: {name: 'others'}}"
              + " | {'cursor.firstBatch': []}",
          "dbStats.scale | {dbStats: 1, scale: 1} | {collections: {$numberLong: '1'},"
              + " objects: {$numberLong: '3'}, indexes: {$numberLong: '1'}}",
          "collStats.scale | {collStats: 'things', scale: 1} | {ns: 'field.things',"
              + " count: {$numberLong: '3'}, nindexes: 1}",
          "hello.helloOk | {hello: 1, helloOk: true} | {isWritablePrimary: true, helloOk: true,"
              + " maxWireVersion: 21, maxWriteBatchSize: 1000}",
          "isMaster.helloOk | {isMaster: 1, helloOk: true} | {ismaster: true, helloOk: true}",
          "ping comment | {ping: 1, comment: {any: 'thing'}} | {ok: 1.0}",
          "ping apiVersion apiStrict apiDeprecationErrors $readPreference $db | {ping: 1, apiVersion:"
              + " '1', apiStrict: false, apiDeprecationErrors: true, $readPreference: {mode:"
              + " 'nearest'}} | {ok: 1.0}",
          "buildInfo | {buildInfo: 1} | {version: '7.0.0', bits: 64}",
          "serverStatus | {serverStatus: 1} | {version: '7.0.0', process: 'socai-embedded-mongo'}",
          "hostInfo | {hostInfo: 1} | {ok: 1.0}",
          "connectionStatus.showPrivileges | {connectionStatus: 1, showPrivileges: false}"
              + " | {'authInfo.authenticatedUsers': [{user: 'socai', db: 'admin'}]}",
          "listCommands | {listCommands: 1} | {'commands.distinct.fields': ['key', 'query']}",
          "endSessions | {endSessions: []} | {ok: 1.0}",
          "whatsmyuri | {whatsmyuri: 1} | {ok: 1.0}",
          "storeCheck | {storeCheck: 1} | {findings: {$numberLong: '0'}}",
          "storeCompact | {storeCompact: 1} | {ok: 1.0}",
          "readConcern | {find: 'things', filter: {_id: 1}, projection: {_id: 1}, readConcern: {level:"
              + " 'majority'}} | {'cursor.firstBatch': [{_id: 1}]}",
          "writeConcern | {delete: 'things', deletes: [{q: {}, limit: 0}], writeConcern: {w:"
              + " 'majority', j: true, wtimeout: 100}} | {n: 3}",
          "maxTimeMS | {count: 'things', maxTimeMS: 60000} | {n: 3}");

  /** The same, asked of the database admin. */
  static final List<String> ADMIN_COMMANDS =
      List.of(
          "listDatabases.filter listDatabases.nameOnly listDatabases.authorizedDatabases"
              + " | {listDatabases: 1, filter: {name: 'field'}, nameOnly: true, authorizedDatabases:"
              + " true} | {databases: [{name: 'field'}]}",
          "renameCollection.to renameCollection.dropTarget | {renameCollection: 'field.things', to:"
              + " 'other.moved', dropTarget: true} | {ok: 1.0}",
          "getLog | {getLog: '*'} | {names: ['startupWarnings']}",
          "getCmdLineOpts | {getCmdLineOpts: 1} | {argv: []}");

  /** What tests of their own prove. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "getMore.collection", // a_cursor_is_read_to_its_end_and_only_under_its_own_name
          "getMore.batchSize",
          "killCursors.cursors",
          "storeBackup", // UpkeepStoreIT
          "saslStart.mechanism", // DoorStoreIT
          "saslStart.payload",
          "saslStart.options",
          "saslStart.autoAuthorize", // says what is done anyway
          "saslContinue.conversationId",
          "saslContinue.payload",
          "$elemMatch", // of projections: SameAnswersStoreIT
          "dropIndexes.index", // an_index_is_dropped_by_name_and_by_key
          "$currentDate"); // the_current_date_is_set

  @BeforeEach
  void fill() {
    insert(
        doc("{_id: 1, a: 1, s: 'x', v: [1, 2, 3], d: {x: 1}}"),
        doc("{_id: 2, a: 2, s: 'Y', v: [], d: {x: 2}}"),
        doc("{_id: 3, a: null, v: [{x: 5}, {x: 6}]}"));
  }

  private static String[] parts(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
  }

  private static Object value(String json) {
    return doc("{v: " + json + "}").get("v");
  }

  @ParameterizedTest
  @FieldSource("FILTERS")
  void an_operator_of_filters_finds(String line) {
    String[] parts = parts(line);

    assertThat(ids(parts[1], "{_id: 1}")).as(line).isEqualTo(value(parts[2]));
  }

  @ParameterizedTest
  @FieldSource("UPDATES")
  void an_operator_of_updates_changes(String line) {
    String[] parts = parts(line);

    things.updateOne(doc("{_id: 1}"), doc(parts[1]));

    assertThat(things.find(doc("{_id: 1}")).first()).as(line).isEqualTo(doc(parts[2]));
  }

  @Test
  void the_current_date_is_set() {
    things.updateOne(
        doc("{_id: 1}"),
        doc("{$currentDate: {at: true, ts: {$type: 'timestamp'}, s: {$type: 'date'}}}"));

    Document found = things.find(doc("{_id: 1}")).first();
    assertThat(found).isNotNull();
    assertThat(found.get("at")).isInstanceOf(Date.class);
    assertThat(found.get("ts")).isInstanceOf(org.bson.BsonTimestamp.class);
    assertThat(found.get("s")).isInstanceOf(Date.class);
  }

  @ParameterizedTest
  @FieldSource("EXPRESSIONS")
  void an_expression_is_computed(String line) {
    String[] parts = parts(line);
    Document project = doc("{$project: {_id: 0, r: " + parts[1] + "}}");

    assertThat(things.aggregate(List.of(doc("{$match: {_id: 1}}"), project)).first())
        .as(line)
        .isEqualTo(new Document("r", value(parts[2])));
  }

  @ParameterizedTest
  @FieldSource("ACCUMULATORS")
  void an_accumulator_makes_one_of_many(String line) {
    String[] parts = parts(line);
    Document group = doc("{$group: {_id: null, r: " + parts[1] + "}}");

    assertThat(
            things
                .aggregate(
                    List.of(doc("{$match: {_id: {$lt: 3}}}"), doc("{$sort: {_id: 1}}"), group))
                .first())
        .as(line)
        .containsEntry("r", value(parts[2]));
  }

  @ParameterizedTest
  @FieldSource("PIPELINES")
  void a_stage_does_its_work(String line) {
    String[] parts = parts(line);
    Document command = doc("{aggregate: 'things', cursor: {}, pipeline: " + parts[1] + "}");

    assertThat(
            database
                .runCommand(command)
                .get("cursor", Document.class)
                .getList("firstBatch", Document.class))
        .as(line)
        .isEqualTo(value(parts[2]));
    if (line.startsWith("$out")) {
      assertThat(database.getCollection("copy").countDocuments()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("PROJECTIONS")
  void a_projection_shows(String line) {
    String[] parts = parts(line);

    assertThat(things.find(doc("{_id: 1}")).projection(doc(parts[1])).first())
        .as(line)
        .isEqualTo(doc(parts[2]));
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_command_heeds_its_fields(String line) {
    demand(line, "field");
  }

  @ParameterizedTest
  @FieldSource("ADMIN_COMMANDS")
  void a_command_of_admin_heeds_its_fields(String line) {
    demand(line, "admin");
  }

  private void demand(String line, String inside) {
    String[] parts = parts(line);

    Document answer = client.getDatabase(inside).runCommand(doc(parts[1]));

    doc(parts[2])
        .forEach(
            (path, expected) ->
                assertThat(answer.getEmbedded(List.of(path.split("\\.")), Object.class))
                    .as("%s of %s in %s", path, answer.toJson(), line)
                    .isEqualTo(expected));
  }

  @Test
  void a_cursor_is_read_to_its_end_and_only_under_its_own_name() {
    long id = cursorOf("{find: 'things', batchSize: 1}");
    String more = "{getMore: {$numberLong: '" + id + "'}, collection: '%s', batchSize: 1}";

    assertThat(RefusalsStoreIT.codeOf(database, more.formatted("others"))).isEqualTo(13);
    assertThat(RefusalsStoreIT.codeOf(client.getDatabase("other"), more.formatted("things")))
        .isEqualTo(13);
    assertThat(
            database
                .runCommand(doc("{killCursors: 'others', cursors: [{$numberLong: '" + id + "'}]}"))
                .getList("cursorsNotFound", Long.class))
        .containsExactly(id);
    assertThat(
            database
                .runCommand(doc(more.formatted("things")))
                .get("cursor", Document.class)
                .getList("nextBatch", Document.class))
        .hasSize(1);
    assertThat(
            database
                .runCommand(doc("{killCursors: 'things', cursors: [{$numberLong: '" + id + "'}]}"))
                .getList("cursorsKilled", Long.class))
        .containsExactly(id);
    assertThat(RefusalsStoreIT.codeOf(database, more.formatted("things"))).isEqualTo(43);
  }

  private long cursorOf(String command) {
    return database.runCommand(doc(command)).getEmbedded(List.of("cursor", "id"), Long.class);
  }

  @Test
  void an_index_is_dropped_by_name_and_by_key() {
    things.createIndex(doc("{a: 1}"));
    things.createIndex(doc("{s: 1}"));

    database.runCommand(doc("{dropIndexes: 'things', index: 'a_1'}"));
    database.runCommand(doc("{deleteIndexes: 'things', index: {s: 1}}"));

    assertThat(things.listIndexes().into(new ArrayList<>())).hasSize(1);
  }

  @Test
  void time_that_is_over_ends_a_read() {
    for (int i = 10; i < 3000; i++) {
      insert(new Document("_id", i));
    }
    long id = cursorOf("{find: 'things', batchSize: 0, maxTimeMS: 1}");
    String more = "{getMore: {$numberLong: '" + id + "'}, collection: 'things', batchSize: 1}";

    // each batch uses some of the cursor's millisecond
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < 3000 && !codes.contains(50); i++) {
      codes.add(RefusalsStoreIT.codeOf(database, more));
    }

    assertThat(codes).endsWith(50);
    assertThat(RefusalsStoreIT.codeOf(database, more)).isEqualTo(43);
  }

  @Test
  void nothing_is_accepted_that_is_not_proved_here() {
    Set<String> proved = new TreeSet<>(ELSEWHERE);
    Stream.of(COMMANDS, ADMIN_COMMANDS)
        .flatMap(List::stream)
        .forEach(line -> proved.addAll(List.of(parts(line)[0].split(" "))));
    Set<String> accepted = new TreeSet<>();
    for (Command command : Command.values()) {
      accepted.addAll(command.generalFields());
      if (command.fields().isEmpty()) {
        accepted.add(command.commandName());
      }
      command.fields().forEach(field -> accepted.add(command.commandName() + "." + field));
    }
    for (Part part : Part.values()) {
      part.fields().forEach(field -> accepted.add(part.path() + "." + field));
    }

    assertThat(accepted).isSubsetOf(proved);
    assertProved(FILTERS, Arrays.stream(QueryOperator.values()).map(QueryOperator::symbol));
    assertProved(UPDATES, Arrays.stream(UpdateOperator.values()).map(UpdateOperator::symbol));
    assertProved(UPDATES, UpdateOperator.OF_PUSH.stream());
    assertProved(PIPELINES, Arrays.stream(Stage.values()).map(Stage::symbol));
    assertProved(ACCUMULATORS, Arrays.stream(Accumulator.values()).map(Accumulator::symbol));
    assertProved(EXPRESSIONS, Arrays.stream(Expression.values()).map(Expression::symbol));
    assertProved(EXPRESSIONS, Expression.VARIABLES.stream().map(name -> "$$" + name));
    assertProved(PROJECTIONS, ProjectionCheck.OPERATORS.stream());
  }

  private static void assertProved(List<String> table, Stream<String> accepted) {
    Set<String> proved =
        table.stream()
            .flatMap(line -> Arrays.stream(parts(line)[0].split(" ")))
            .collect(Collectors.toSet());
    proved.addAll(ELSEWHERE);
    assertThat(accepted).isSubsetOf(proved);
  }
}
