package socai.standalone.crash.product;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * All that whoever does harm has at hand.
 *
 * @param random decides about this cycle only
 */
record Scene(
    House house,
    Disk disk,
    Callers callers,
    Book book,
    FieldWork work,
    Auditor auditor,
    WaitLimit patience,
    Random random) {
  /** Where the program says how it is. */
  static final String HEALTH = "/actuator/health";

  private static final int BETWEEN_TRIES_MILLIS = 20;
  private static final Duration LONGEST_UNTIL_SERVED = Duration.ofMinutes(3);

  ApiClient api() {
    return house.api();
  }

  /** Lets time pass. */
  void pass(int millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (end - System.nanoTime() > 0) {
      LockSupport.parkNanos(end - System.nanoTime());
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted");
      }
    }
  }

  /** Callers rest, and the program is killed. */
  void killAtRest() throws InterruptedException {
    callers.hold();
    house.program().kill();
    callers.awaitRest(patience);
  }

  /** Sends one command more, once; the answer has the status 0 if there was none. */
  Answer sendOnce(Sending sending) {
    book.intends(sending);
    try {
      Answer answer = api().post(sending);
      book.answered(sending, answer);
      if (answer.isTaken()) {
        work.taken(sending);
      }
      return answer;
    } catch (IOException e) {
      book.unanswered();
      return Answer.none(e);
    }
  }

  /** A command must be taken within some minutes. */
  void demandTaken() throws InterruptedException {
    Sending sending = work.next();
    patience.demand(Awaited.ROOM_AGAIN, LONGEST_UNTIL_SERVED, () -> sendOnce(sending).isTaken());
  }

  /**
   * Commands must soon be refused, for a reason that health tells, too; questions are answered all
   * the while.
   */
  void demandRefused(String code) throws InterruptedException {
    patience.demand(Awaited.REFUSAL, LONGEST_UNTIL_SERVED, () -> sendOnce(work.next()).shows(code));
    demandAnswered("/api/ledger");
    demandAnswered("/log/checkpoint");
    demandAnswered(HEALTH + "/liveness");
    Promises.ofShortage(code, asked(HEALTH)).ifPresent(book::found);
  }

  /** A question must be answered as it should be, even if not at the first try. */
  void demandAnswered(String path) throws InterruptedException {
    Answer answer = asked(path, given -> given.status() == 200);
    if (answer.status() != 200) {
      book.found(new Violation(Flaw.ANSWERED_OTHERWISE, path + ": " + answer));
    }
  }

  /** What a question is answered with; asked again while it is not answered at all. */
  Answer asked(String path) throws InterruptedException {
    return asked(path, given -> given.status() != 0);
  }

  /** The answer that is {@code wanted}, or the last one within some minutes. */
  Answer asked(String path, Predicate<Answer> wanted) throws InterruptedException {
    WaitLimit.Wait wait = patience.begin(Awaited.PROGRAM_TO_START, LONGEST_UNTIL_SERVED);
    Answer answer = get(path);
    while (!wanted.test(answer) && !wait.isOver()) {
      pass(BETWEEN_TRIES_MILLIS);
      answer = get(path);
    }
    return answer;
  }

  /** An answer; one with the status 0 if there was none. */
  Answer get(String path) {
    try {
      return (path.startsWith(HEALTH) ? house.watch() : api()).get("auditor", path);
    } catch (IOException e) {
      return Answer.none(e);
    }
  }
}
