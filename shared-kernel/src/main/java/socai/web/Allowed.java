package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Which methods an address takes, as the header {@code Allow} tells whoever came with another. */
@Component
class Allowed {
  /** Of pages and whatever else names none. */
  private static final List<HttpMethod> READING = List.of(HttpMethod.GET);

  private final Handlers handlers;

  Allowed(Handlers handlers) {
    this.handlers = handlers;
  }

  /** At the address of {@code request}; empty if it can be no address of ours. */
  Optional<String> at(HttpServletRequest request) {
    try {
      return Optional.ofNullable(handlers.of(request)).map(any -> header(READING));
    } catch (HttpRequestMethodNotSupportedException other) {
      return Optional.of(header(other));
    } catch (Exception unreadable) {
      return Optional.empty();
    }
  }

  /** As the dispatcher tells it. */
  static String header(HttpRequestMethodNotSupportedException other) {
    Collection<HttpMethod> named = other.getSupportedHttpMethods();
    return header(named == null ? READING : named);
  }

  /** What can be read has a head, and everything can be asked for what it takes. */
  private static String header(Collection<HttpMethod> named) {
    Set<String> all = new TreeSet<>();
    named.forEach(method -> all.add(method.name()));
    all.add(HttpMethod.OPTIONS.name());
    if (named.contains(HttpMethod.GET)) {
      all.add(HttpMethod.HEAD.name());
    }
    return String.join(", ", all);
  }
}
