package socai.standalone.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;
import socai.embedded.report.StoreIncompleteException;
import socai.ledger.Readers;
import socai.problem.ProblemTexts;
import socai.problem.RefusedException;
import socai.proof.note.MalformedNoteException;
import socai.query.rebuild.ProjectionAdminException;
import socai.version.ProductVersion;

/** Runs one command of {@code socai.jar} and tells by a number how it went. */
@Command(
    name = "socai",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    versionProvider = CommandLineTool.Version.class,
    subcommands = {
      StoreCommands.class,
      ProjectionCommands.class,
      LogCommands.class,
      WitnessCommand.class,
      TamperDrillCommand.class,
      CrashTestCommand.class,
      SoakCommand.class,
      ReplayCommand.class,
      HelpCommand.class
    })
public final class CommandLineTool {
  private static final String LANGUAGE = "--lang=";

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      descriptionKey = "lang",
      scope = ScopeType.INHERIT)
  @SuppressWarnings("unused") // read from the arguments before picocli needs its texts
  private String language = "";

  @Option(names = "--version", versionHelp = true, descriptionKey = "version")
  @SuppressWarnings("unused") // picocli answers it
  private boolean version;

  private static final String[] HELP = {"help"};

  private CommandLineTool() {}

  /** What {@code --version} says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"socai " + ProductVersion.current() + " (readers " + Readers.OWN + ")"};
    }
  }

  /**
   * Carries out what the arguments say.
   *
   * @return one of the numbers that {@code help} lists
   */
  public static int run(String[] arguments, OutputStream out, OutputStream err) {
    LoggingSystem.get(CommandLineTool.class.getClassLoader()).beforeInitialize(); // stays silent
    CommandLine line = line(locale(arguments));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(CommandLineTool::print);
    return line.execute(arguments.length == 1 && isHelp(arguments[0]) ? HELP : arguments);
  }

  /** All commands, with the texts of a language. */
  static CommandLine line(Locale locale) {
    CommandLine line = new CommandLine(new CommandLineTool());
    line.setResourceBundle(ResourceBundle.getBundle("socai.standalone.cli.cli", locale));
    return line;
  }

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h");
  }

  /** English for those who speak it, Vietnamese for all others. */
  private static Locale locale(String[] arguments) {
    Locale wanted =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(LANGUAGE))
            .map(argument -> Locale.forLanguageTag(argument.substring(LANGUAGE.length())))
            .findFirst()
            .orElseGet(Locale::getDefault);
    return wanted.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("vi");
  }

  private static int print(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof StoreIncompleteException || failure instanceof BackupDiffersException) {
      return recorded(line, "store.incomplete", failure, ExitCode.DAMAGED);
    }
    if (failure instanceof StoreDamagedException) {
      return recorded(line, "store.damaged", failure, ExitCode.DAMAGED);
    }
    if (failure instanceof StoreInUseException) {
      return recorded(line, "store.notAnswering", failure, ExitCode.NOT_ANSWERING);
    }
    if (failure instanceof NoSuchFileException none) {
      return recorded(line, "file.none", none, ExitCode.NO_SUCH_FOLDER);
    }
    if (failure instanceof RefusedException refused) {
      Locale reader = line.getResourceBundle().getLocale();
      line.getErr()
          .println(ProblemTexts.problem(refused.refusal(), refused.details(), reader).title());
      return ExitCode.FOUND_SOMETHING;
    }
    if (failure instanceof MalformedNoteException) {
      return recorded(line, "log.noKey", failure, ExitCode.FOUND_SOMETHING);
    }
    if (failure instanceof IOException) {
      return recorded(line, "store.notWritten", failure, ExitCode.NOT_WRITTEN);
    }
    if (failure instanceof UncheckedIOException unread) {
      return unread.getCause() instanceof NoSuchFileException none
          ? recorded(line, "store.none", none, ExitCode.NO_SUCH_FOLDER)
          : recorded(line, "store.notWritten", failure, ExitCode.NOT_WRITTEN);
    }
    if (failure instanceof ProjectionAdminException refused) {
      return recorded(line, "projections." + refused.reason(), refused, exitCode(refused));
    }
    throw failure;
  }

  private static int exitCode(ProjectionAdminException refused) {
    return switch (refused.reason()) {
      case UNKNOWN, NOTHING_BESIDE, OTHER_VERSION, IN_ORDER -> ExitCode.NOTHING_THERE;
      case AT_WORK, LOST -> ExitCode.AT_WORK;
      case STOPPED -> ExitCode.INTERRUPTED;
      case NOT_ANSWERING -> ExitCode.NOT_ANSWERING;
    };
  }

  private static int recorded(CommandLine line, String text, Exception failure, int exitCode) {
    String pattern = line.getResourceBundle().getString(text);
    line.getErr()
        .println(
            new MessageFormat(pattern, Locale.ROOT).format(new Object[] {failure.getMessage()}));
    return exitCode;
  }
}
