package socai.standalone.crash.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.process.EndOfProcess;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/** What is promised when something goes wrong: each tells what is broken in what was seen. */
final class Promises {
  private static final Set<String> DAMAGED =
      Set.of("start.store-damaged", "start.store-incomplete", "start.store-unusable");

  private static final List<String> DAMAGE_IN_HEALTH = List.of("store.damaged", "log.stopped");

  private Promises() {}

  /** A command that is well formed is taken, or refused for now. */
  static Optional<Violation> ofCommand(String path, Answer answer) {
    return finding(
        !answer.isTaken() && !answer.isLater(), Flaw.ANSWERED_OTHERWISE, path + ": " + answer);
  }

  /** Another command under an identifier that is known is refused, or has to come again. */
  static Optional<Violation> ofAnotherUnderIt(Answer answer) {
    if (answer.isTaken()) {
      return found(Flaw.TAKEN_ALL_THE_SAME, "another command under a known identifier: " + answer);
    }
    boolean refused = answer.status() == 409 && answer.shows("request.command-taken");
    return finding(
        !refused && !answer.isLater(),
        Flaw.ANSWERED_OTHERWISE,
        "another command under a known identifier: " + answer);
  }

  /** While commands are refused for {@code code}, health says the same. */
  static Optional<Violation> ofShortage(String code, Answer health) {
    return finding(!health.shows(code), Flaw.KEPT_SILENT, code + ", health: " + health);
  }

  /** After a failed write the process ends with the status that has it started again. */
  static Optional<Violation> ofFailedWrite(int status) {
    return finding(
        status != EndOfProcess.STATUS,
        Flaw.ANSWERED_OTHERWISE,
        "a write failed, and it ended with " + status);
  }

  /** Who does not start on damaged files says so in plain words. */
  static Optional<Violation> ofDamagedStart(String hit, Start start) {
    if (start instanceof Start.Ended ended) {
      return found(Flaw.KEPT_SILENT, hit + ": ended with " + ended.status() + ", without a word");
    }
    return finding(
        start instanceof Start.Refused refused && !DAMAGED.contains(refused.code()),
        Flaw.ANSWERED_OTHERWISE,
        hit + ": " + start);
  }

  /** Who starts on damaged files, and lacks something, says so in its health. */
  static Optional<Violation> ofDamagedLedger(String hit, List<Violation> missing, Answer health) {
    return finding(
        !missing.isEmpty() && !isDamageReported(health),
        Flaw.KEPT_SILENT,
        hit + ": " + missing + "; health: " + health);
  }

  /** Whether {@code health} says that files are damaged, or that the ledger is not as signed. */
  static boolean isDamageReported(Answer health) {
    return DAMAGE_IN_HEALTH.stream().anyMatch(health::shows);
  }

  /** On a ledger that is shorter than what was signed the very first command is refused. */
  static List<Violation> ofOldBackup(Answer first, Answer health) {
    List<Violation> broken = new ArrayList<>();
    if (first.isTaken()) {
      broken.add(new Violation(Flaw.TAKEN_ALL_THE_SAME, "the first command on an old backup"));
    } else if (!first.isLater() || !first.shows("log.stopped")) {
      broken.add(new Violation(Flaw.ANSWERED_OTHERWISE, "on an old backup: " + first));
    }
    if (!health.shows("log.stopped")) {
      broken.add(new Violation(Flaw.KEPT_SILENT, "an old backup, health: " + health));
    }
    return broken;
  }

  /**
   * After a loss was accepted the ledger goes on behind the event that tells of it.
   *
   * @param from the first position that is given out anew
   * @param next the answer to the first command
   * @param recorded what stands at {@code from}
   */
  static List<Violation> ofAcceptedLoss(long from, Answer next, Answer recorded) {
    List<Violation> broken = new ArrayList<>();
    if (!next.isTaken() || next.position() != from + 1) {
      broken.add(
          new Violation(
              Flaw.ANSWERED_OTHERWISE, "behind the accepted loss at " + from + ": " + next));
    }
    if (!recorded.body().contains("socai.loss.accepted")) {
      broken.add(
          new Violation(Flaw.KEPT_SILENT, "position " + from + " is given out anew: " + recorded));
    }
    return broken;
  }

  private static Optional<Violation> finding(boolean broken, Flaw flaw, String subject) {
    return broken ? found(flaw, subject) : Optional.empty();
  }

  private static Optional<Violation> found(Flaw flaw, String subject) {
    return Optional.of(new Violation(flaw, subject));
  }
}
