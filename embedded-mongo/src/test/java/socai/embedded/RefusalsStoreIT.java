package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
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
        "{commitTransaction: 1}                                                     | 59",
        "{noSuchThing: 1}                                                           | 59",
        "{insert: 'things'}                                                         | 40414"
      })
  void what_is_not_supported_is_refused_with_a_code(String command, int code) {
    MongoCommandException refused =
        catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(doc(command)));

    assertThat(refused).as(command).isNotNull();
    assertThat(refused.getErrorCode()).isEqualTo(code);
    assertThat(database.listCollectionNames()).isEmpty();
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
