package socai.standalone;

import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import socai.standalone.cli.CommandLineTool;

/** Both sides in one process. */
@SpringBootApplication(
    scanBasePackages = {
      "socai.command",
      "socai.query",
      "socai.process",
      "socai.web",
      "socai.standalone"
    })
public class Standalone {
  /**
   * Starts it; {@code socai.mongodb.uri} names a MongoDB to use instead of the embedded store,
   * {@code --demo} shows Sơn La. With a command, as {@code help} lists them, it does that instead
   * and ends.
   */
  public static void main(String[] args) {
    if (isCommand(args)) {
      System.exit(CommandLineTool.run(args, System.out, System.err));
    }
    application().run(Demo.spelledOut(args));
  }

  /** The process as {@link #main} starts it, not started yet. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(Standalone.class);
    application.addListeners(new Demo(), new EmbeddedStore());
    return application;
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
