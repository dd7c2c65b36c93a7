package socai.proof.verify;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The program: verifies files, offline, and ends with a number that says how it went. */
public final class Verify {
  private Verify() {}

  /** Does what {@code --help} lists, and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out));
  }

  /**
   * Does what {@code --help} lists.
   *
   * @return 0 if everything is verified; {@code --help} lists the others
   */
  public static int run(String[] arguments, PrintStream out) {
    Texts texts = Texts.in(Locale.getDefault());
    try {
      Arguments given = Arguments.of(arguments);
      texts = given.language().map(Texts::in).orElse(texts);
      return given.wantsHelp() ? help(texts, out) : new Verification(given, texts, out).run();
    } catch (UsageException wrong) {
      out.println(texts.say("usage.wrong", String.valueOf(wrong.getMessage())));
      help(texts, out);
      return ExitCode.USAGE;
    }
  }

  private static int help(Texts texts, PrintStream out) {
    out.println(texts.say("help"));
    return ExitCode.VERIFIED;
  }
}
