package socai.benchmarks.rebuild;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import socai.query.projection.Progress;

/** The processor that the product runs all the time, from position 0. */
final class ByItsProcessor implements ProfileRebuild {
  private static final String PROFILES = "profiles";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  @Override
  public String name() {
    return "the processor from position 0";
  }

  @Override
  public double run(String uri, long head) {
    try (AnnotationConfigApplicationContext process = new AnnotationConfigApplicationContext()) {
      process
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "benchmark", Map.of("socai.mongodb.uri", uri, "socai.node", "benchmark")));
      process.register(Rooms.class, Begin.class);
      process.refresh();
      Progress progress = process.getBean(Progress.class);
      while (progress.of(PROFILES).value() < head) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      return (System.nanoTime() - process.getBean(Begin.class).at) / 1e9;
    }
  }

  /** The rooms of the query side that draw profiles, and no other projection. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "socai.process",
        "socai.query.axon",
        "socai.query.profile",
        "socai.query.projection"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = "socai\\.query\\.profile\\.(?!ProfileProjection).*"))
  static class Rooms {}

  /** When the processors began: this starts right before them. */
  static final class Begin implements SmartLifecycle {
    private volatile long at;

    @Override
    public void start() {
      at = System.nanoTime();
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return at != 0;
    }

    @Override
    public int getPhase() {
      return DEFAULT_PHASE - 1;
    }
  }
}
