package socai.standalone.crash.product;

import java.time.Duration;
import socai.standalone.crash.waiting.Awaited;

/**
 * No file may grow any more: a write fails, whoever waits for it hears nothing, and the program
 * ends with the status that says so. Started again, it has all that was acknowledged.
 */
final class FailedWrite implements Harm {
  private static final int MOST_BYTES = 4_096;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Override
  public boolean isPossible(Disk disk) {
    return Limits.canBeChanged();
  }

  @Override
  public String strike(Scene scene) throws InterruptedException {
    Program program = scene.house().program();
    new Limits(program.pid()).allowFileSize(1 + scene.random().nextInt(MOST_BYTES));
    scene
        .patience()
        .demand(
            Awaited.PROGRAM_TO_END,
            LONGEST,
            () -> {
              scene.sendOnce(scene.work().next());
              return program.status().isPresent();
            });
    int status = program.status().orElseThrow();
    Promises.ofFailedWrite(status).ifPresent(scene.book()::found);
    scene.house().demandStart();
    return "ended with " + status;
  }
}
