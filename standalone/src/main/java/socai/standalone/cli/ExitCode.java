package socai.standalone.cli;

/** How a command went, for scripts; {@code help} explains each. */
final class ExitCode {
  static final int DONE = 0;
  static final int FOUND_SOMETHING = 1;
  static final int DAMAGED = 3;
  static final int NOT_ANSWERING = 4;
  static final int NO_SUCH_FOLDER = 5;
  static final int NOT_WRITTEN = 6;
  static final int NOTHING_THERE = 7;
  static final int AT_WORK = 8;
  static final int NO_EXPORT = 9;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
