package socai.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

@Timeout(60)
class TimelyHealthTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(40);

  private final List<TimelyHealth> together = new CopyOnWriteArrayList<>();
  private final ExecutorService lookers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    lookers.shutdownNow();
  }

  private TimelyHealth timely(HealthIndicator asked, Duration patience) {
    return TimelyHealth.of(asked, lookers, patience, together);
  }

  @Test
  void what_is_said_in_time_is_said_on() {
    Health down = Health.down().withDetail("code", "log.stopped").build();
    assertThat(timely(() -> down, LONG).health()).isEqualTo(down);
  }

  @Test
  void whoever_looks_for_too_long_is_late_and_nobody_looks_beside_him() {
    CountDownLatch store = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    TimelyHealth timely =
        timely(
            () -> {
              looks.incrementAndGet();
              try {
                store.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              return Health.up().build();
            },
            SHORT);
    for (int i = 0; i < 20; i++) {
      assertThat(timely.health().getStatus())
          .as("of what was never seen")
          .isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(timely.health().getDetails()).containsEntry("code", TimelyHealth.LATE);
    }
    assertThat(looks).hasValue(1);
    store.countDown();
    while (!timely.health().getStatus().equals(Status.UP)) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      Thread.onSpinWait();
    }
  }

  @Test
  void whoever_fails_is_down_and_what_failed_is_not_repeated() {
    Health failed =
        timely(
                () -> {
                  throw new IllegalStateException("Lò Văn Nghiệm");
                },
                LONG)
            .health();
    assertThat(failed.getStatus()).isEqualTo(Status.DOWN);
    assertThat(failed.getDetails()).containsOnly(Map.entry("failing", "IllegalStateException"));
  }

  @Test
  void the_times_of_several_do_not_add_up() {
    CountDownLatch store = new CountDownLatch(1);
    HealthIndicator silent =
        () -> {
          try {
            store.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
          return Health.up().build();
        };
    Duration second = Duration.ofSeconds(1);
    List<TimelyHealth> all =
        List.of(
            timely(silent, second),
            timely(silent, second),
            timely(silent, second),
            timely(silent, second),
            timely(silent, second));
    long begun = System.nanoTime();
    assertThat(all)
        .extracting(TimelyHealth::health)
        .extracting(Health::getStatus)
        .containsOnly(Status.OUT_OF_SERVICE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(second.multipliedBy(3));
    store.countDown();
  }

  @ParameterizedTest
  @CsvSource({"UP, DEGRADED", "DEGRADED, DEGRADED", "DOWN, DOWN", "OUT_OF_SERVICE, OUT_OF_SERVICE"})
  void whoever_is_late_is_not_better_than_he_was(String before, String late) {
    CountDownLatch store = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    TimelyHealth timely =
        timely(
            () -> {
              try {
                if (looks.incrementAndGet() > 1) {
                  store.await();
                }
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              return Health.status(before).build();
            },
            Duration.ofSeconds(1));
    assertThat(timely.health().getStatus().getCode()).isEqualTo(before);
    Health later = timely.health();
    while (!later.getDetails().containsKey("late")) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      later = timely.health();
    }
    assertThat(later.getStatus().getCode()).isEqualTo(late);
    store.countDown();
  }
}
