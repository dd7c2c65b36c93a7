package socai.process;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process where one of its workers ends by an error: a process in which a part stands
 * still looks well and is not, and whoever watches over it starts a new one.
 */
public final class EndOfProcess implements Thread.UncaughtExceptionHandler {
  /** What the process ends with: EX_SOFTWARE of sysexits.h. */
  public static final int STATUS = 70;

  private static final Logger LOG = LoggerFactory.getLogger(EndOfProcess.class);

  private final IntConsumer halt;

  /** Ends this process, at once: after an error nothing orderly can be relied on. */
  public EndOfProcess() {
    this(Runtime.getRuntime()::halt);
  }

  EndOfProcess(IntConsumer halt) {
    this.halt = halt;
  }

  @Override
  public void uncaughtException(Thread worker, Throwable error) {
    try {
      LOG.error("{} ended, and the process with it", worker.getName(), error);
    } finally {
      halt.accept(STATUS);
    }
  }
}
