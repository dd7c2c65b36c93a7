package socai.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.lock.Lock;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import socai.fixture.AtOnce;
import socai.ledger.TimeLimit;
import socai.problem.RefusedException;

/** Locks on streams: nobody waits for them beyond its own time, and nobody for one another. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitedLocksTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final LimitedLocks locks = new LimitedLocks();

  @Test
  void who_waits_for_another_is_refused_when_its_own_time_is_up() throws Exception {
    Lock held = locks.obtainLock("a");
    List<String> recorded =
        AtOnce.call(
            3,
            i -> {
              try {
                return TimeLimit.within(
                    Duration.ofMillis(100), () -> locks.obtainLock("a").toString());
              } catch (RefusedException e) {
                return e.refusal().code();
              }
            });
    assertThat(recorded).containsExactly("ledger.busy", "ledger.busy", "ledger.busy");
    held.release();
    TimeLimit.within(LONG, () -> locks.obtainLock("a")).release();
  }

  @Test
  void of_two_who_wait_for_one_another_one_gives_way() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    List<String> ended =
        AtOnce.call(
            2,
            i -> {
              List<Lock> held = new ArrayList<>();
              try {
                held.add(locks.obtainLock("stream " + i));
                await(bothHoldOne);
                held.add(TimeLimit.within(LONG, () -> locks.obtainLock("stream " + (1 - i))));
                return "both";
              } catch (ConcurrencyException e) {
                return "gave way";
              } finally {
                held.forEach(Lock::release);
              }
            });
    assertThat(ended).contains("both", "gave way");
  }

  private static void await(CyclicBarrier all) {
    try {
      all.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_limit_within_a_limit_is_never_longer() {
    assertThatThrownBy(
            () -> {
              Lock held = locks.obtainLock("b");
              AtOnce.call(
                  1,
                  i ->
                      TimeLimit.within(
                          Duration.ofMillis(50),
                          () -> TimeLimit.within(LONG, () -> locks.obtainLock("b"))));
              held.release();
            })
        .hasRootCauseInstanceOf(RefusedException.class);
  }
}
