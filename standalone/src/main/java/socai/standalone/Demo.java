package socai.standalone;

import java.util.Arrays;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import socai.ledger.StartRefusal;

/**
 * Sơn La with invented people, and logins that everybody knows: for who says {@value #WORD}, and
 * never in production. What is invented is for ever in the ledger that it came into.
 */
final class Demo implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** What asks for it at the start. */
  static final String WORD = "--demo";

  private static final String SETTING = "socai.demo";

  /** The arguments with {@value #WORD} spelled as the setting that it is. */
  static String[] spelledOut(String[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument.equals(WORD) ? "--" + SETTING + "=true" : argument)
        .toArray(String[]::new);
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    if (environment.getRequiredProperty(SETTING, Boolean.class)
        && environment.getProperty(
            "socai.production", Boolean.class, !EmbeddedStore.isWanted(environment))) {
      throw StartRefusal.DEMO_IN_PRODUCTION.refused();
    }
  }
}
