package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.ledger.Gate;
import socai.ledger.MongoLedger;
import socai.problem.RefusedException;

/** Nothing is added to a ledger that is not what was signed. */
@ExtendWith(FreshDatabase.class)
class GateIT {
  @TempDir Path folder;

  private Notarised here;

  @BeforeEach
  void open(MongoDatabase database) {
    here = new Notarised(database, folder.resolve("keys"));
  }

  @Test
  void it_is_open_while_the_ledger_is_what_was_signed_or_more() {
    assertOpen(new NotaryGate(here.notary()));
    here.grow(300);
    assertOpen(new NotaryGate(here.notary()));
    here.recorded.events(3, 1);
    assertOpen(new NotaryGate(here.notary()));
  }

  @Test
  void an_old_backup_shuts_it_for_the_very_first_who_come_before_the_notary_has_looked()
      throws Exception {
    here.grow(50);
    Backup backup = Backup.of(here.database);
    here.grow(50);
    backup.putBack();
    Gate gate = new NotaryGate(here.notary());

    List<String> recorded = AtOnce.call(8, i -> refusal(gate));

    assertThat(recorded).containsOnly("log.stopped {difference=ledger-shorter, position=51}");
  }

  @Test
  void what_others_told_in_place_of_what_was_lost_does_not_open_it() {
    here.grow(50);
    Backup backup = Backup.of(here.database);
    here.grow(50);
    backup.putBack();
    new AppendedEvents(new MongoLedger(here.database), "otherwise").events(70, 1);

    assertThat(refusal(new NotaryGate(here.notary()))).contains("difference=tree-differs");
  }

  @Test
  void what_an_earlier_process_saw_keeps_it_shut_until_all_was_looked_at_again() {
    here.grow(100);
    Backup whole = Backup.of(here.database);
    here.edit(1);
    here.signed();
    Notary next = here.notary();
    Gate gate = new NotaryGate(next);

    assertThat(refusal(gate)).contains("difference=line-differs");
    assertThat(next.whyStopped()).as("and reads say so").isPresent();

    whole.putBack();
    next.round();
    assertOpen(gate);
    assertThat(next.whyStopped()).isEmpty();
  }

  @Test
  void a_process_without_the_folder_knows_it_by_the_store_and_when_it_is_over() {
    here.grow(100);
    Backup whole = Backup.of(here.database);
    assertOpen(new StopSignGate(here.database));
    here.edit(1);
    here.signed();

    assertThat(refusal(new StopSignGate(here.database)))
        .isEqualTo("log.stopped {difference=line-differs, position=1}");
    assertThat(here.log.stopped()).isPresent();

    whole.putBack();
    here.signed();
    assertOpen(new StopSignGate(here.database));
  }

  @Test
  void it_shuts_for_who_has_passed_it_before_within_about_a_second() {
    here.grow(100);
    Gate gate = new StopSignGate(here.database);
    assertOpen(gate);
    here.edit(1);
    here.signed();

    long begun = System.nanoTime();
    while (isOpen(gate)) {
      assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
      Thread.onSpinWait();
    }
  }

  private static boolean isOpen(Gate gate) {
    try {
      gate.demandOpen();
      return true;
    } catch (RefusedException shut) {
      return false;
    }
  }

  private static void assertOpen(Gate gate) {
    assertThatCode(gate::demandOpen).doesNotThrowAnyException();
  }

  private static String refusal(Gate gate) {
    RefusedException shut = catchThrowableOfType(RefusedException.class, gate::demandOpen);
    return shut.refusal().code() + " " + new java.util.TreeMap<>(shut.details());
  }
}
