package socai.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import socai.access.AccessRole;

/**
 * The logins of a server without demo logins: lines of {@code name:hash} or {@code name:hash:role},
 * as htpasswd -B makes them, in a variable or in a file. Who has no role is an administrator. There
 * is never a password that we made ourselves.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "socai.demo-logins", havingValue = "false", matchIfMissing = true)
class Administrators {
  private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

  /** Of the same cost whoever asks: names that nobody has are hashed with it, too. */
  private static final int COST = 12;

  private static final Pattern LINE =
      Pattern.compile(
          "([^:\\s]{1,100}):([$]2[aby][$]" + COST + "[$][./A-Za-z0-9]{53})(?::([a-z]+))?");

  @Bean
  KnownLogins givenLogins(
      @Value("${socai.logins:}") String given, @Value("${socai.logins.file:}") String file)
      throws IOException {
    List<String> lines = new ArrayList<>(given.lines().toList());
    if (!file.isEmpty()) {
      lines.addAll(Files.readAllLines(Path.of(file)));
    }
    List<UserDetails> logins =
        lines.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Administrators::login)
            .toList();
    if (logins.isEmpty()) {
      LOG.warn(
          "nobody can log in: make a line by `htpasswd -nBC {} name` and give it as socai.logins, or"
              + " in a file as socai.logins.file",
          COST);
    }
    return new KnownLogins(new InMemoryUserDetailsManager(logins), new BCryptPasswordEncoder(COST));
  }

  private static UserDetails login(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      // Never the line itself: it may hold a password.
      throw new IllegalStateException(
          "A line of socai.logins is not name:hash or name:hash:role, with a hash of bcrypt at cost "
              + COST
              + " as `htpasswd -nBC "
              + COST
              + " name` makes it.");
    }
    String role = parts.group(3) == null ? AccessRole.ADMIN.code() : parts.group(3);
    return User.withUsername(parts.group(1))
        .password(parts.group(2))
        .roles(
            Arrays.stream(AccessRole.values())
                .filter(one -> one.code().equals(role))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalStateException("A line of socai.logins names no role of ours."))
                .name())
        .build();
  }
}
