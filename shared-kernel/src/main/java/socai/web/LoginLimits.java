package socai.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How often somebody may be wrong. One login from one address has a few tries, an address has more
 * of all logins together, and a login more from all addresses together. Whoever has logged in from
 * an address is not kept out by what others do there, or elsewhere: a guesser slows down himself.
 *
 * <p>What is remembered is bounded, and forgotten after a while without another failure.
 */
final class LoginLimits {
  /** As long as an answer says one should wait. */
  static final Duration PAUSE = Duration.ofMinutes(10);

  private static final int MOST_REMEMBERED = 100_000;
  private static final int OF_AN_ADDRESS = 10;
  private static final int OF_A_LOGIN = 20;

  private final int most;
  private final Cache<String, Integer> failures;
  private final Cache<String, Boolean> atHome;

  /**
   * @param most failures of one login from one address
   */
  LoginLimits(int most, Ticker ticker) {
    this.most = most;
    failures =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(PAUSE)
            .build();
    atHome = Caffeine.newBuilder().ticker(ticker).maximumSize(MOST_REMEMBERED).build();
  }

  /** How long {@code login} at {@code address} must wait; empty if it may try. */
  Optional<Duration> pause(String login, String address) {
    boolean known = atHome.getIfPresent(pair(login, address)) != null;
    boolean tooMany =
        count(pair(login, address)) >= most
            || (!known && count(atAddress(address)) >= (long) OF_AN_ADDRESS * most)
            || (!known && count(ofLogin(login)) >= (long) OF_A_LOGIN * most);
    return tooMany ? Optional.of(PAUSE) : Optional.empty();
  }

  /** Counts a failure. */
  void failed(String login, String address) {
    add(pair(login, address));
    add(atAddress(address));
    add(ofLogin(login));
  }

  /** Forgets the failures of a login at this address: it was only mistyped. */
  void succeeded(String login, String address) {
    atHome.put(pair(login, address), true);
    failures.invalidate(pair(login, address));
  }

  private int count(String key) {
    return Objects.requireNonNullElse(failures.getIfPresent(key), 0);
  }

  /** Written anew with each failure, so that the pause is counted from the last. */
  private void add(String key) {
    failures.asMap().merge(key, 1, Integer::sum);
  }

  private static String pair(String login, String address) {
    return "p " + address + " " + login;
  }

  private static String atAddress(String address) {
    return "a " + address;
  }

  private static String ofLogin(String login) {
    return "l " + login;
  }
}
