package socai.standalone.crash.process;

import org.springframework.boot.logging.LoggingSystem;

/** A process whose output is spoken to another one keeps its logs to itself. */
public final class Quiet {
  private Quiet() {}

  /** Has nothing logged in this process. */
  public static void logs() {
    LoggingSystem.get(Quiet.class.getClassLoader()).beforeInitialize();
  }
}
