package socai.command.planted;

/** Waits by the clock. */
public final class SleepyRules {
  private SleepyRules() {}

  /** Hopes that it will be long enough. */
  public static void hope() throws InterruptedException {
    Thread.sleep(1);
  }
}
