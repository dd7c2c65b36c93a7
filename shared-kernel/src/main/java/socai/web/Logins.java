package socai.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import socai.access.ActorKey;

/**
 * Tells whether a password is right, whichever way it came, and keeps guessers waiting. A name that
 * nobody has costs what a wrong password costs. Programs send their password with each request:
 * what was right is remembered for a while, as a keyed digest, so that they do not pay for a slow
 * hash each time.
 *
 * <p>What happens is logged without passwords, names or addresses: a login stands there as its
 * digest, as it does in the ledger's journal.
 */
@Component
final class Logins implements AuthenticationProvider {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1_000;

  private final DaoAuthenticationProvider passwords;
  private final LoginLimits limits;
  private final byte[] key = new byte[32];
  private final Cache<String, Authentication> right =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  Logins(KnownLogins known, @Value("${socai.login.most-failures:10}") int mostFailures) {
    passwords = new DaoAuthenticationProvider(known.logins());
    passwords.setPasswordEncoder(known.passwords());
    limits = new LoginLimits(mostFailures, Ticker.systemTicker());
    new SecureRandom().nextBytes(key);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return passwords.supports(authentication);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication presented) {
    String login = presented.getName();
    String address = addressOf(presented);
    if (limits.pause(login, address).isPresent()) {
      throw new TooManyTriesException();
    }
    String remembered = digest(login + "\0" + presented.getCredentials());
    Authentication known = right.getIfPresent(remembered);
    if (known != null) {
      UsernamePasswordAuthenticationToken again =
          UsernamePasswordAuthenticationToken.authenticated(
              Objects.requireNonNull(known.getPrincipal()), null, known.getAuthorities());
      again.setDetails(presented.getDetails());
      return again;
    }
    return looked(presented, login, address, remembered);
  }

  private @Nullable Authentication looked(
      Authentication presented, String login, String address, String remembered) {
    try {
      Authentication known = passwords.authenticate(presented);
      if (known != null) {
        limits.succeeded(login, address);
        right.put(remembered, known);
        LOG.info("login {}: in, as {}", ActorKey.of(login), roles(known));
      }
      return known;
    } catch (AuthenticationException wrong) {
      limits.failed(login, address);
      LOG.warn(
          "login {}: refused{}",
          ActorKey.of(login),
          limits.pause(login, address).map(pause -> ", and for " + pause + " more").orElse(""));
      throw wrong;
    }
  }

  private static List<String> roles(Authentication known) {
    return known.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(name -> name != null && name.startsWith(AccessByAnnotation.ROLE))
        .toList();
  }

  private static String addressOf(Authentication presented) {
    return presented.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  private String digest(String text) {
    MessageDigest sha256 = sha256();
    sha256.update(key);
    return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
