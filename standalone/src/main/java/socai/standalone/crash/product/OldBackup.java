package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;
import socai.embedded.ReachedStore;
import socai.proof.AcceptedLoss;
import socai.proof.KeyFolder;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * A backup that lacks what was acknowledged and signed since is in the place of the data. The very
 * first command is refused, at each start, and health says why; after an operator has accepted the
 * loss the ledger itself tells of it, at the first position that is given out anew. Then the copy
 * from before is put in its place.
 */
final class OldBackup implements Harm {
  private static final String ORIGIN = "so-cai.local/son-la";
  private static final Duration LONGEST_SIGNING = Duration.ofMinutes(3);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

  private final boolean isAccepted;

  /**
   * @param isAccepted whether an operator accepts the loss
   */
  OldBackup(boolean isAccepted) {
    this.isAccepted = isAccepted;
  }

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    Path backup = scene.house().corner();
    FileSystemUtils.deleteRecursively(backup);
    try (ReachedStore store = ReachedStore.in(scene.house().data())) {
      store.backup(backup);
    }
    awaitSigned(scene, addedBehind(scene));
    scene.killAtRest();
    scene.house().setAside();
    FileSystemUtils.deleteRecursively(scene.house().data());
    Files.move(backup, scene.house().data());

    scene.house().demandStart();
    demandStopped(scene);
    String outcome = isAccepted ? accepted(scene) : "refused";
    scene.house().putBack();
    scene.callers().release();
    return outcome;
  }

  /** A command that the backup does not know. */
  private static long addedBehind(Scene scene) throws InterruptedException {
    Sending last = scene.work().next();
    scene.callers().carryOut(last);
    scene.work().taken(last);
    return scene.book().position(last.command());
  }

  private static void awaitSigned(Scene scene, long position) throws InterruptedException {
    scene
        .patience()
        .demand(
            Awaited.SIGNATURE,
            LONGEST_SIGNING,
            () ->
                scene
                    .get("/log/checkpoint")
                    .body()
                    .lines()
                    .skip(1)
                    .limit(1)
                    .anyMatch(size -> Long.parseLong(size) >= position));
  }

  /** Nothing of what is sent to it here is in the book: what it takes would be thrown away. */
  private static void demandStopped(Scene scene) throws InterruptedException {
    Answer first = probed(scene);
    scene.demandAnswered("/api/ledger");
    Promises.ofOldBackup(first, scene.asked(Scene.HEALTH)).forEach(scene.book()::found);
  }

  private static String accepted(Scene scene) throws IOException, InterruptedException {
    scene.house().program().kill();
    Optional<AcceptedLoss.Loss> loss;
    try (ReachedStore store = ReachedStore.in(scene.house().data());
        AcceptedLoss ledger =
            AcceptedLoss.in(
                store.uri(), new KeyFolder(scene.house().keys(), ORIGIN), Clock.systemUTC())) {
      loss = ledger.accept("crashtest", "an old backup");
    }
    if (loss.isEmpty()) {
      scene.book().found(new Violation(Flaw.KEPT_SILENT, "nothing was missing to the operator"));
      return "nothing to accept";
    }
    scene.house().demandStart();
    long from = loss.get().from();
    Answer next = probed(scene);
    Answer recorded = scene.asked("/api/ledger/events?after=" + (from - 1) + "&limit=1");
    Promises.ofAcceptedLoss(from, next, recorded).forEach(scene.book()::found);
    return "accepted from " + from;
  }

  /** The answer to a command that is in no book; asked again while there is none at all. */
  private static Answer probed(Scene scene) {
    Sending probe = scene.work().act();
    WaitLimit.Wait wait = scene.patience().begin(Awaited.PROGRAM_TO_START, LONGEST_ANSWER);
    Answer answer = once(scene, probe);
    while (answer.status() == 0 && !wait.isOver()) {
      answer = once(scene, probe);
    }
    return answer;
  }

  private static Answer once(Scene scene, Sending probe) {
    try {
      return scene.api().post(probe);
    } catch (IOException e) {
      return Answer.none(e);
    }
  }
}
