package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.problem.RefusedException;
import socai.schema.EventTypes;

/** Who may read a ledger, as it says itself. */
@ExtendWith(FreshDatabase.class)
class ReadersIT {
  private static final String MUST_BE_KNOWN = "socai.household.registered";

  private final Lines lines = new Lines();

  /** A program of version 3, which records a type that came with version 2. */
  private static Readers newer(MongoDatabase database) {
    return new Readers(database, 3, type -> type.equals(MUST_BE_KNOWN) ? 2 : 1);
  }

  private static Readers ofVersion(int own, MongoDatabase database) {
    return new Readers(database, own, type -> 1);
  }

  private static List<Document> said(MongoDatabase database) {
    return database
        .getCollection("ledger")
        .find(new Document("_id", "readers"))
        .into(new ArrayList<>());
  }

  @Test
  void the_first_event_that_must_be_known_shuts_older_readers_out_and_no_other_does(
      MongoDatabase database) {
    try (MongoLedger ledger = new MongoLedger(database, WriteLimits.USUAL, newer(database))) {
      ledger.append(lines.commit(Names.command("a"), List.of(Field.offered(Field.VNEID))));
      assertThat(said(database)).isEmpty();
      ofVersion(1, database).demandKnown();

      ledger.append(
          lines.commit(
              Names.command("b"), List.of(Field.registered(Names.household("one"), Field.HAMLET))));
    }

    assertThat(said(database)).containsExactly(new Document("_id", "readers").append("least", 2));
    ofVersion(2, database).demandKnown();
    ofVersion(3, database).demandKnown();
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> ofVersion(1, database).demandKnown());
    assertThat(refused.refusal()).isEqualTo(StartRefusal.NEWER_LEDGER);
    assertThat(refused.details()).containsAllEntriesOf(Map.of("least", "2", "own", "1"));
  }

  @Test
  void what_a_ledger_has_said_is_never_taken_back(MongoDatabase database) {
    database.getCollection("ledger").insertOne(new Document("_id", "readers").append("least", 5));
    try (MongoLedger ledger = new MongoLedger(database, WriteLimits.USUAL, newer(database))) {
      ledger.append(
          lines.commit(
              Names.command("a"), List.of(Field.registered(Names.household("one"), Field.HAMLET))));
    }
    assertThat(said(database)).containsExactly(new Document("_id", "readers").append("least", 5));
  }

  @Test
  void this_program_knows_every_type_that_it_records() {
    assertThat(EventTypes.all().keySet())
        .allSatisfy(type -> assertThat(EventTypes.readersOf(type)).isBetween(1, Readers.OWN));
  }
}
