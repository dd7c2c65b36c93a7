package socai.standalone.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import socai.standalone.cli.ReachedStore.NotReachedException;

/** Runs one command of {@code socai.jar} and tells by a number how it went. */
@Command(
    name = "socai",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {StoreCommands.class, HelpCommand.class})
public final class CommandLineTool {
  private static final String LANGUAGE = "--lang=";

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      descriptionKey = "lang",
      scope = ScopeType.INHERIT)
  @SuppressWarnings("unused") // read from the arguments before picocli needs its texts
  private String language = "";

  private CommandLineTool() {}

  /**
   * Carries out what the arguments say.
   *
   * @return one of the numbers that {@code help} lists
   */
  public static int run(String[] arguments, OutputStream out, OutputStream err) {
    LoggingSystem.get(CommandLineTool.class.getClassLoader()).beforeInitialize(); // stays silent
    CommandLine line = new CommandLine(new CommandLineTool());
    ResourceBundle texts = ResourceBundle.getBundle("socai.standalone.cli.cli", locale(arguments));
    line.setResourceBundle(texts);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(CommandLineTool::tell);
    return line.execute(arguments.length == 1 && isHelp(arguments[0]) ? HELP : arguments);
  }

  private static final String[] HELP = {"help"};

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h");
  }

  private static Locale locale(String[] arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(LANGUAGE))
        .map(argument -> Locale.forLanguageTag(argument.substring(LANGUAGE.length())))
        .findFirst()
        .orElseGet(Locale::getDefault);
  }

  private static int tell(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof NotReachedException known) {
      line.getErr().println(known.told(line.getResourceBundle()));
      return known.exitCode();
    }
    throw failure;
  }
}
