package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.event.StreamId;
import socai.fixture.FreshDatabase;
import socai.ledger.contract.Draft;
import socai.problem.RefusedException;

/** How the ledger stands in its collection, and what it does when that is not as it must be. */
@ExtendWith(FreshDatabase.class)
class LedgerCollectionIT {
  private static final StreamId TEAM = new StreamId("team", "ban-mon");

  private MongoDatabase database;

  @BeforeEach
  void remember(MongoDatabase fresh) {
    database = fresh;
  }

  private Ledger open() {
    return new MongoLedger(database);
  }

  @Test
  void a_commit_is_one_document_with_the_very_lines_in_it() {
    Commit commit = Draft.of("a").with(TEAM, 0, 2).commit();
    open().append(commit);
    Document stored = commits().find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.getLong("_id")).isEqualTo(1);
    assertThat(stored.getList("streams", String.class))
        .isEqualTo(List.of("team/ban-mon/0000000000"));
    assertThat(stored.getString("command")).isEqualTo(commit.command().toString());
    assertThat(stored.getList("events", String.class))
        .isEqualTo(open().read(Position.START, 9).stream().map(Entry::line).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void a_commit_that_is_gone_stops_every_reader(long gone) {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 2).commit());
    ledger.append(Draft.of("b").with(TEAM, 2, 2).commit());
    ledger.append(Draft.of("c").with(TEAM, 4, 2).commit());
    commits().deleteOne(Filters.eq("_id", gone));
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(() -> ledger.read(Position.START, 100));
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(() -> ledger.read(new Position(gone), 100));
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(() -> ledger.follow(Position.START).forEachRemaining(entry -> {}));
    assertThatExceptionOfType(LedgerBrokenException.class).isThrownBy(() -> ledger.read(TEAM, 0));
  }

  @Test
  void the_end_of_a_long_stream_is_read_without_its_beginning(FreshDatabase.Address address) {
    List<Integer> fetched = new ArrayList<>();
    MongoClientSettings listening =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(address.uri()))
            .addCommandListener(
                new CommandListener() {
                  @Override
                  public void commandSucceeded(CommandSucceededEvent answered) {
                    BsonDocument cursor = answered.getResponse().getDocument("cursor", null);
                    if (cursor != null) {
                      fetched.add(cursor.getArray("firstBatch", new BsonArray()).size());
                    }
                  }
                })
            .build();
    try (MongoClient client = MongoClients.create(listening)) {
      Ledger ledger = new MongoLedger(MongoLedger.database(client, address.uri()));
      for (int number = 0; number < 300; number++) {
        ledger.append(Draft.of("act " + number).with(TEAM, number, 1).commit());
      }
      fetched.clear();
      assertThat(ledger.read(TEAM, 299)).hasSize(1);
      assertThat(fetched.stream().mapToInt(Integer::intValue).sum()).isLessThan(5);
    }
  }

  @Test
  void a_missing_index_is_made_in_an_empty_ledger() {
    open();
    commits().dropIndex(Indexes.ascending("streams"));
    open().append(Draft.of("a").with(TEAM, 0, 1).commit());
    assertThatExceptionOfType(StreamConflictException.class)
        .isThrownBy(() -> open().append(Draft.of("b").with(TEAM, 0, 1).commit()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams", "command"})
  void a_ledger_with_commits_that_lacks_an_index_is_not_opened(String field) {
    open().append(Draft.of("a").with(TEAM, 0, 1).commit());
    commits().dropIndex(Indexes.ascending(field));
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(this::open)
        .withCauseInstanceOf(RefusedException.class)
        .withMessageContaining("db.commits.createIndex({" + field + ": 1}, {unique: true})");
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams", "command"})
  void a_ledger_whose_index_is_not_unique_is_not_opened(String field) {
    commits().createIndex(Indexes.ascending(field));
    assertThatExceptionOfType(LedgerBrokenException.class).isThrownBy(this::open);
  }

  @Test
  void a_ledger_that_already_holds_a_command_twice_is_not_opened() {
    for (long id = 1; id <= 2; id++) {
      commits()
          .insertOne(
              new Document("_id", id)
                  .append("streams", List.of("team/a/000000000" + id))
                  .append("command", "the same")
                  .append("events", List.of("{}")));
    }
    assertThatExceptionOfType(LedgerBrokenException.class).isThrownBy(this::open);
  }

  private MongoCollection<Document> commits() {
    return database.getCollection("commits");
  }
}
