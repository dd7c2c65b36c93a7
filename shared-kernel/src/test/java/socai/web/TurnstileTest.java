package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnstileTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  private static void until(BooleanSupplier seen) {
    while (!seen.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      Thread.onSpinWait();
    }
  }

  private static void fill(Turnstile turnstile, int places) {
    for (int i = 0; i < places; i++) {
      assertThat(turnstile.enter()).isTrue();
    }
  }

  @Test
  void whoever_comes_beyond_waits_a_moment_and_is_turned_away() {
    Turnstile turnstile = new Turnstile(2, 1, SHORT);
    fill(turnstile, 2);
    long begun = System.nanoTime();
    assertThat(turnstile.enter()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT, Duration.ofSeconds(5));
  }

  @Test
  void whoever_waits_goes_in_when_somebody_goes_out() throws Exception {
    Turnstile turnstile = new Turnstile(1, 1, LONG);
    fill(turnstile, 1);
    Future<Boolean> waiting = others.submit(() -> turnstile.enter());
    until(turnstile::isCrowded);
    turnstile.leave();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void once_so_many_wait_all_others_are_turned_away_at_once() throws Exception {
    Turnstile turnstile = new Turnstile(1, 2, LONG);
    fill(turnstile, 1);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(others.submit(() -> turnstile.enter()));
    }
    until(() -> all.stream().filter(Future::isDone).count() == 10);
    for (Future<Boolean> one : all) {
      if (one.isDone()) {
        assertThat(one.get()).isFalse();
      }
    }
    turnstile.leave();
    until(() -> all.stream().filter(Future::isDone).count() == 11);
    turnstile.leave();
    until(() -> all.stream().allMatch(Future::isDone));
  }

  @Test
  void it_is_as_wide_as_before_once_all_have_left() {
    Turnstile turnstile = new Turnstile(3, 0, SHORT);
    for (int round = 0; round < 3; round++) {
      fill(turnstile, 3);
      assertThat(turnstile.enter()).isFalse();
      for (int i = 0; i < 3; i++) {
        turnstile.leave();
      }
    }
  }

  @Test
  void whoever_has_left_while_waiting_is_not_let_in() throws Exception {
    Turnstile turnstile = new Turnstile(1, 1, LONG);
    fill(turnstile, 1);
    AtomicBoolean there = new AtomicBoolean(true);
    Future<Boolean> waiting = others.submit(() -> turnstile.enter(there::get));
    there.set(false);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
    turnstile.leave();
    fill(turnstile, 1);
  }
}
