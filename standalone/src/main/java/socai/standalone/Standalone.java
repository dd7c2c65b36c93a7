package socai.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

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
   * {@code --demo} shows Sơn La.
   */
  public static void serve(String... args) {
    application().run(Demo.spelledOut(args));
  }

  /** The process as {@link #serve} starts it, not started yet. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(Standalone.class);
    application.addListeners(new Demo(), new EmbeddedStore());
    return application;
  }
}
