package socai.standalone.cli;

import java.util.Set;
import socai.standalone.Standalone;

/** What {@code socai.jar} begins with. */
public final class Main {
  private Main() {}

  /**
   * Serves, as {@link Standalone#serve}; with a command, as {@code help} lists them, does that
   * instead and ends.
   */
  public static void main(String[] args) {
    if (isCommand(args)) {
      System.exit(CommandLineTool.run(args, System.out, System.err));
    }
    Standalone.serve(args);
  }

  /**
   * Servers' options begin with a dash; some words after two dashes ask something of the program.
   */
  private static boolean isCommand(String[] args) {
    return args.length > 0
        && (!args[0].startsWith("-")
            || args[0].startsWith("--lang=")
            || Set.of("--help", "-h", "--version").contains(args[0]));
  }
}
