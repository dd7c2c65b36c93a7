package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to the names this server is known by, which {@code socai.hosts} lists. Else a page
 * of another site whose name is made to lead here (DNS rebinding) could log in and read in the name
 * of whoever looks at it. A server that only this machine reaches is known by this machine's names.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE)
class Hosts extends OncePerRequestFilter {
  private static final String ANY = "*";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  private final Set<String> known;

  Hosts(
      @Value("${socai.hosts:}") Set<String> hosts,
      @Value("${server.address:0.0.0.0}") String address) {
    known =
        hosts.isEmpty()
            ? isLoopback(address) ? THIS_MACHINE : Set.of(ANY)
            : Stream.concat(hosts.stream(), THIS_MACHINE.stream())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (known.contains(ANY) || known.contains(name(request))) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswers.write(WebRefusal.UNKNOWN_HOST, request, response);
    }
  }

  private static String name(HttpServletRequest request) {
    String name = request.getServerName().toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
