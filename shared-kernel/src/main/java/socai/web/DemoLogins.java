package socai.web;

import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import socai.access.AccessRole;

/**
 * One login for each role, its password its name: for trying out. They are known to everybody, so a
 * server that has them listens on the loopback interface only, unless it is told otherwise.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("socai.demo-logins")
class DemoLogins {
  @Bean
  @SuppressWarnings("deprecation")
  KnownLogins loginsForTrying(
      @Value("${server.address:0.0.0.0}") String address,
      @Value("${socai.demo-logins-open-to-the-network:false}") boolean openToTheNetwork) {
    if (!isLoopback(address) && !openToTheNetwork) {
      throw new IllegalStateException(
          "The demo logins' passwords are known to everybody, and server.address="
              + address
              + " lets the network in. Set server.address=127.0.0.1, or say"
              + " socai.demo-logins-open-to-the-network=true if you mean it.");
    }
    // Passwords that everybody knows need no hash, and names that nobody has cost as little.
    return new KnownLogins(
        new InMemoryUserDetailsManager(
            Arrays.stream(AccessRole.values())
                .map(
                    role ->
                        User.withUsername(role.code())
                            .password(role.code())
                            .roles(role.name())
                            .build())
                .toList()),
        NoOpPasswordEncoder.getInstance());
  }

  private static boolean isLoopback(String address) {
    return address.equals("127.0.0.1") || address.equals("::1") || address.equals("localhost");
  }
}
