package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
  private final AtomicLong now = new AtomicLong();
  private final LoginLimits limits = new LoginLimits(10, now::get);

  private void fail(int times, String login, String address) {
    IntStream.range(0, times).forEach(i -> limits.failed(login, address));
  }

  private boolean mayTry(String login, String address) {
    return limits.pause(login, address).isEmpty();
  }

  @Test
  void ten_failures_are_a_pause_for_that_login_at_that_address() {
    fail(9, "lò", "1");
    assertThat(mayTry("lò", "1")).isTrue();
    fail(1, "lò", "1");
    assertThat(mayTry("lò", "1")).isFalse();
    assertThat(mayTry("lò", "2")).isTrue();
    assertThat(mayTry("vì", "1")).isTrue();
    now.addAndGet(LoginLimits.PAUSE.plusSeconds(1).toNanos());
    assertThat(mayTry("lò", "1")).isTrue();
  }

  @Test
  void the_pause_is_counted_from_the_last_failure() {
    fail(9, "lò", "1");
    now.addAndGet(Duration.ofMinutes(9).toNanos());
    fail(1, "lò", "1");
    now.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(mayTry("lò", "1")).isFalse();
  }

  @Test
  void whoever_mistypes_now_and_then_is_not_kept_out() {
    for (int i = 0; i < 20; i++) {
      fail(9, "lò", "1");
      limits.succeeded("lò", "1");
    }
    assertThat(mayTry("lò", "1")).isTrue();
  }

  @Test
  void an_address_that_tries_many_logins_waits_but_not_those_who_were_in_there() {
    limits.succeeded("vì", "1");
    IntStream.range(0, 100).forEach(i -> fail(1, "name " + i, "1"));
    assertThat(mayTry("another", "1")).isFalse();
    assertThat(mayTry("vì", "1")).isTrue();
    assertThat(mayTry("another", "2")).isTrue();
  }

  @Test
  void a_login_that_many_addresses_try_is_still_let_in_where_it_was_in_before() {
    limits.succeeded("lò", "home");
    IntStream.range(0, 200).forEach(i -> fail(1, "lò", "address " + i));
    assertThat(mayTry("lò", "a new one")).isFalse();
    assertThat(mayTry("lò", "home")).isTrue();
    assertThat(mayTry("vì", "address 1")).isTrue();
  }
}
