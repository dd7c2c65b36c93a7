package socai.health;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses the port for whoever watches a process, unless {@code management.server.port} says one: a
 * thousand above the one that it answers at, so that several processes on a machine do not meet
 * there either. Where that one is any that is free, so is this.
 */
final class HealthPort implements EnvironmentPostProcessor, Ordered {
  private static final String PORT = "management.server.port";
  private static final int ABOVE = 1_000;
  private static final int HIGHEST = 65_535;
  private static final int USUAL = 8080;

  HealthPort() {}

  /** Last but one: files have been read by then. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    int port = environment.getProperty("server.port", Integer.class, USUAL);
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("health port", Map.of(PORT, beside(port))));
  }

  /** The port beside {@code port}. */
  static int beside(int port) {
    if (port == 0) {
      return 0;
    }
    return port + ABOVE > HIGHEST ? port - ABOVE : port + ABOVE;
  }
}
