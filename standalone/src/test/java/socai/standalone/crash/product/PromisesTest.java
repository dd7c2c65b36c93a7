package socai.standalone.crash.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/** For each fault, what a program would do that breaks its promise; each is found. */
class PromisesTest {
  private static final Answer TAKEN = new Answer(201, "{\"position\":8}", Optional.empty());
  private static final Answer UP = new Answer(200, "{\"status\":\"UP\"}", Optional.empty());
  private static final List<Violation> LOST = List.of(new Violation(Flaw.LOST, "a command"));

  private static Answer problem(int status, String code) {
    return new Answer(status, "{\"code\":\"" + code + "\"}", Optional.of("1"));
  }

  private static List<Flaw> flaws(List<Violation> findings) {
    return findings.stream().map(Violation::flaw).toList();
  }

  private static List<Flaw> flaws(Optional<Violation> finding) {
    return flaws(finding.stream().toList());
  }

  @Test
  void a_command_is_taken_or_has_to_come_again_and_is_told_when() {
    assertThat(Promises.ofCommand("/", TAKEN)).isEmpty();
    assertThat(Promises.ofCommand("/", problem(503, "ledger.no-room"))).isEmpty();
    assertThat(flaws(Promises.ofCommand("/", new Answer(503, "", Optional.empty()))))
        .containsExactly(Flaw.ANSWERED_OTHERWISE);
    assertThat(flaws(Promises.ofCommand("/", problem(500, "request.internal"))))
        .containsExactly(Flaw.ANSWERED_OTHERWISE);
  }

  @Test
  void another_command_under_a_known_identifier_must_not_be_answered_as_taken() {
    assertThat(Promises.ofAnotherUnderIt(problem(409, "request.command-taken"))).isEmpty();
    assertThat(Promises.ofAnotherUnderIt(problem(503, "ledger.busy"))).isEmpty();
    assertThat(flaws(Promises.ofAnotherUnderIt(TAKEN))).containsExactly(Flaw.TAKEN_ALL_THE_SAME);
    assertThat(flaws(Promises.ofAnotherUnderIt(problem(409, "other"))))
        .containsExactly(Flaw.ANSWERED_OTHERWISE);
  }

  @Test
  void on_a_full_disk_or_without_descriptors_health_must_say_so() {
    assertThat(Promises.ofShortage("ledger.no-room", problem(503, "ledger.no-room"))).isEmpty();
    assertThat(flaws(Promises.ofShortage("ledger.no-room", UP))).containsExactly(Flaw.KEPT_SILENT);
  }

  @Test
  void after_a_failed_write_only_one_status_has_it_started_again() {
    assertThat(Promises.ofFailedWrite(70)).isEmpty();
    assertThat(flaws(Promises.ofFailedWrite(0))).containsExactly(Flaw.ANSWERED_OTHERWISE);
  }

  @Test
  void who_does_not_start_on_damaged_files_must_say_why() {
    assertThat(Promises.ofDamagedStart("", new Start.Serving(1, 2))).isEmpty();
    assertThat(Promises.ofDamagedStart("", new Start.Refused("start.store-damaged"))).isEmpty();
    assertThat(flaws(Promises.ofDamagedStart("", new Start.Refused("start.bad-setting"))))
        .containsExactly(Flaw.ANSWERED_OTHERWISE);
    assertThat(flaws(Promises.ofDamagedStart("", new Start.Ended(1))))
        .containsExactly(Flaw.KEPT_SILENT);
  }

  @Test
  void who_starts_on_damaged_files_and_lacks_something_must_not_be_well() {
    assertThat(Promises.ofDamagedLedger("", List.of(), UP)).isEmpty();
    assertThat(Promises.ofDamagedLedger("", LOST, problem(503, "store.damaged"))).isEmpty();
    assertThat(Promises.ofDamagedLedger("", LOST, problem(503, "log.stopped"))).isEmpty();
    assertThat(flaws(Promises.ofDamagedLedger("", LOST, UP))).containsExactly(Flaw.KEPT_SILENT);
  }

  @Test
  void on_an_old_backup_the_first_command_must_be_refused_and_health_say_why() {
    Answer stopped = problem(503, "log.stopped");
    assertThat(Promises.ofOldBackup(stopped, stopped)).isEmpty();
    assertThat(flaws(Promises.ofOldBackup(TAKEN, stopped)))
        .containsExactly(Flaw.TAKEN_ALL_THE_SAME);
    assertThat(flaws(Promises.ofOldBackup(problem(500, "request.internal"), UP)))
        .containsExactly(Flaw.ANSWERED_OTHERWISE, Flaw.KEPT_SILENT);
  }

  @Test
  void a_position_that_is_given_out_anew_must_be_told_of() {
    Answer recorded = new Answer(200, "…\"type\":\"socai.loss.accepted\"…", Optional.empty());
    assertThat(Promises.ofAcceptedLoss(7, TAKEN, recorded)).isEmpty();
    assertThat(flaws(Promises.ofAcceptedLoss(8, TAKEN, recorded)))
        .containsExactly(Flaw.ANSWERED_OTHERWISE);
    assertThat(flaws(Promises.ofAcceptedLoss(7, TAKEN, UP))).containsExactly(Flaw.KEPT_SILENT);
  }
}
