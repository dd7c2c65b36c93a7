package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.embedded.surface.Command;

/** Who is let in on the store's port, and what a stranger on the machine gets there. */
class AccessStoreIT extends WithStore {
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;

  @ParameterizedTest
  @EnumSource(
      value = Command.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HELLO", "IS_MASTER", "PING", "SASL_START", "SASL_CONTINUE"})
  void a_stranger_is_refused_each_command_and_nothing_is_done(Command command) throws IOException {
    insert(doc("{_id: 1}"));
    try (RawConnection stranger = RawConnection.ofStranger(mongo.uri())) {
      Document answer = stranger.ask(wellFormed(command));

      assertThat(answer.getInteger("code")).as("%s", answer).isEqualTo(UNAUTHORIZED);
    }
    assertThat(things.countDocuments()).isEqualTo(1);
    assertThat(folder.resolve("store-backups")).doesNotExist();
  }

  /** As {@code AcceptedStoreIT} asks for it, with what it must have. */
  private static Document wellFormed(Command command) {
    Document asked =
        switch (command) {
          case FIND -> doc("{find: 'things'}");
          case GET_MORE -> doc("{getMore: 1, collection: 'things'}");
          case KILL_CURSORS -> doc("{killCursors: 'things', cursors: []}");
          case AGGREGATE -> doc("{aggregate: 'things', pipeline: [], cursor: {}}");
          case COUNT_DOCUMENTS -> doc("{count: 'things'}");
          case DISTINCT -> doc("{distinct: 'things', key: 'a'}");
          case INSERT -> doc("{insert: 'things', documents: [{_id: 2}]}");
          case UPDATE -> doc("{update: 'things', updates: [{q: {}, u: {$set: {a: 1}}}]}");
          case DELETE -> doc("{delete: 'things', deletes: [{q: {}, limit: 0}]}");
          case FIND_AND_MODIFY -> doc("{findAndModify: 'things', remove: true}");
          case RENAME_COLLECTION -> doc("{renameCollection: 'field.things', to: 'field.others'}");
          case CREATE_INDEXES ->
              doc("{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a'}]}");
          case DROP_INDEXES -> doc("{dropIndexes: 'things', index: '*'}");
          case END_SESSIONS -> doc("{endSessions: []}");
          case CREATE, DROP, LIST_INDEXES, COLLECTION_STATISTICS, GET_LOG, STORE_BACKUP ->
              new Document(command.commandName(), "things");
          default -> new Document(command.commandName(), 1);
        };
    return asked.append("$db", "field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "isMaster", "ping"})
  void what_drivers_ask_first_is_answered_to_anybody(String command) throws IOException {
    try (RawConnection stranger = RawConnection.ofStranger(mongo.uri())) {
      assertThat(stranger.ask(new Document(command, 1).append("$db", "admin")).get("ok"))
          .isEqualTo(1.0);
    }
  }

  @Test
  void a_driver_without_the_secret_or_with_another_one_is_not_let_in() {
    String stranger = mongo.uri().replaceAll("//.*@", "//");
    String liar = mongo.uri().replaceAll(":[^:]*@", ":" + "A".repeat(43) + "@");

    try (MongoClient none = clientOf(stranger);
        MongoClient wrong = clientOf(liar)) {
      assertThatThrownBy(() -> none.getDatabase("field").getCollection("things").find().first())
          .isInstanceOfSatisfying(
              MongoException.class, e -> assertThat(e.getCode()).isEqualTo(UNAUTHORIZED));
      assertThatThrownBy(() -> wrong.getDatabase("field").getCollection("things").find().first())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/field", "/field?authSource=admin", "/?authMechanism=SCRAM-SHA-256"})
  void a_driver_with_the_secret_is_let_in_whatever_database_its_address_names(String rest) {
    try (MongoClient own = clientOf(mongo.uri() + rest)) {
      assertThat(own.getDatabase("field").getCollection("things").countDocuments()).isZero();
    }
  }

  @Test
  void a_proof_leads_in_once_only_and_what_was_wrong_leads_out() throws IOException {
    char[] secret = new ConnectionString(mongo.uri()).getPassword();
    try (RawConnection raw = RawConnection.ofStranger(mongo.uri())) {
      assertThat(new ScramClient("guessed".toCharArray()).comeIn(raw).getInteger("code"))
          .isEqualTo(AUTHENTICATION_FAILED);
      assertThat(raw.ask(doc("{find: 'things', $db: 'field'}")).getInteger("code"))
          .isEqualTo(UNAUTHORIZED);

      assertThat(new ScramClient(secret).comeIn(raw).get("done")).isEqualTo(true);
      assertThat(raw.ask(doc("{find: 'things', $db: 'field'}")).get("ok")).isEqualTo(1.0);

      assertThat(new ScramClient("guessed".toCharArray()).comeIn(raw).getInteger("code"))
          .isEqualTo(AUTHENTICATION_FAILED);
      assertThat(raw.ask(doc("{find: 'things', $db: 'field'}")).getInteger("code"))
          .isEqualTo(UNAUTHORIZED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n,,n=socai",
        "n,,n=admin,r=abc",
        "p=tls-unique,,n=socai,r=abc",
        "y,,n=socai,r=",
        "n,a=other,n=socai,r=abc"
      })
  void a_greeting_that_is_none_leads_nowhere(String said) throws IOException {
    try (RawConnection raw = RawConnection.ofStranger(mongo.uri())) {
      Document start =
          new Document("saslStart", 1)
              .append("mechanism", "SCRAM-SHA-256")
              .append("payload", new Binary(said.getBytes(StandardCharsets.UTF_8)))
              .append("$db", "admin");
      assertThat(raw.ask(start).getInteger("code")).isEqualTo(AUTHENTICATION_FAILED);
    }
  }

  @Test
  void other_ways_in_there_are_none() throws IOException {
    try (RawConnection raw = RawConnection.ofStranger(mongo.uri())) {
      for (String mechanism : List.of("PLAIN", "SCRAM-SHA-1", "MONGODB-X509")) {
        Document start =
            new Document("saslStart", 1)
                .append("mechanism", mechanism)
                .append("payload", new Binary(new byte[0]))
                .append("$db", "admin");
        assertThat(raw.ask(start).getInteger("code")).as(mechanism).isEqualTo(334);
      }
      assertThat(
              raw.ask(
                      new Document("saslContinue", 1)
                          .append("conversationId", 1)
                          .append("payload", new Binary(new byte[0]))
                          .append("$db", "admin"))
                  .getInteger("code"))
          .isEqualTo(AUTHENTICATION_FAILED);
    }
  }

  @Test
  void the_secret_is_in_the_file_of_whoever_has_the_store_and_stays_the_same() throws IOException {
    String before = mongo.uri();
    List<String> lines = Files.readAllLines(folder.resolve("store/opened-by"));
    assertThat(lines.get(1)).isEqualTo(before);

    reopen();

    assertThat(login(mongo.uri())).isEqualTo(login(before));
    try (EmbeddedMongo another = EmbeddedMongo.open(folder.resolve("another"))) {
      assertThat(login(another.uri())).isNotEqualTo(login(before));
    }
  }

  private static String login(String uri) {
    return uri.substring(0, uri.indexOf('@'));
  }

  @Test
  void a_client_that_has_a_last_word_is_in_when_it_has_said_it() throws IOException {
    ScramClient client = new ScramClient(new ConnectionString(mongo.uri()).getPassword(), false);
    try (RawConnection raw = RawConnection.ofStranger(mongo.uri())) {
      assertThat(client.comeIn(raw).get("done")).isEqualTo(false);
      assertThat(raw.ask(doc("{find: 'things', $db: 'field'}")).getInteger("code"))
          .isEqualTo(UNAUTHORIZED);

      assertThat(client.endConversation(raw).get("done")).isEqualTo(true);
      assertThat(raw.ask(doc("{find: 'things', $db: 'field'}")).get("ok")).isEqualTo(1.0);
    }
  }
}
