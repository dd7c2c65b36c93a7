package socai.ledger.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.AtOnce;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.ledger.Readers;
import socai.ledger.StartRefusal;
import socai.problem.RefusedException;

/** Opening a ledger on a real store, or not. */
@ExtendWith(FreshDatabase.class)
class SafeStartIT {
  private static final ConnectionString ADDRESS = new ConnectionString("mongodb://localhost/socai");
  private static final String SON_LA = "/ledger/son-la";
  private static final String HA_NOI = "/ledger/ha-noi";

  private MongoDatabase database;

  @BeforeEach
  void remember(MongoDatabase fresh) {
    database = fresh;
  }

  private MongoLedger open(String source) {
    return SafeStart.open(database, ADDRESS, source, false, Clock.systemUTC());
  }

  @Test
  void the_same_ledger_is_opened_again_and_by_others() {
    open(SON_LA)
        .append(new Lines().commit(Names.command("a"), List.of(Field.offered(Field.VNEID))));
    assertThat(open(SON_LA).head()).isEqualTo(new Position(1));
  }

  @Test
  void a_second_ledger_in_the_database_is_refused() {
    open(SON_LA);
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> open(HA_NOI));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.OTHER_LEDGER);
    assertThat(refused.details()).isEqualTo(Map.of("found", SON_LA, "expected", HA_NOI));
  }

  @Test
  void where_no_name_was_written_down_the_first_event_tells_it() {
    new MongoLedger(database)
        .append(new Lines().commit(Names.command("a"), List.of(Field.offered(Field.VNEID))));
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> open(HA_NOI));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.OTHER_LEDGER);
    assertThat(open(SON_LA).head()).isEqualTo(new Position(1));
  }

  @Test
  void of_two_ledgers_that_come_at_once_one_gets_the_database() throws Exception {
    List<Boolean> opened =
        AtOnce.call(
            4,
            i -> {
              try {
                open("/ledger/" + i);
                return true;
              } catch (RefusedException e) {
                return false;
              }
            });
    assertThat(opened).containsOnlyOnce(true);
  }

  @Test
  void this_store_is_on_its_own_and_so_not_for_production() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> SafeStart.open(database, ADDRESS, SON_LA, true, Clock.systemUTC()));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.STANDALONE);
  }

  @Test
  void this_machines_clock_is_held_against_the_servers() {
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90));
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> SafeStart.open(database, ADDRESS, SON_LA, false, fast));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.CLOCK_OFF);
    assertThat(Long.parseLong(refused.details().get("seconds"))).isBetween(-92L, -88L);
  }

  @Test
  void a_ledger_for_newer_readers_is_refused_and_nothing_is_written() {
    database
        .getCollection("ledger")
        .insertOne(new Document("_id", "readers").append("least", Readers.OWN + 1));

    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> open(SON_LA));

    assertThat(refused.refusal()).isEqualTo(StartRefusal.NEWER_LEDGER);
    assertThat(refused.details())
        .containsEntry("least", Integer.toString(Readers.OWN + 1))
        .containsEntry("own", Integer.toString(Readers.OWN))
        .hasEntrySatisfying("program", version -> assertThat(version).matches("\\d+\\.\\d.*"));
    assertThat(database.listCollectionNames()).containsExactly("ledger");
  }
}
