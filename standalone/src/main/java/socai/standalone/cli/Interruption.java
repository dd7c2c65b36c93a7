package socai.standalone.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether the user pressed Ctrl-C: then the process waits for its work to come to a good end. */
final class Interruption implements BooleanSupplier, AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    interrupted.set(true);
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return interrupted.get();
  }

  /** The work has come to its end, a good one or another. */
  @Override
  public void close() {
    ended.countDown();
    if (!interrupted.get()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
