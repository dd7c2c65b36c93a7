package socai.query.projection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What keeps projections of this process from going on: the class of it, and nothing it says. */
@Component
public class Failures {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  /** {@code projection}, or a worker of that name, has failed and will try again. */
  public void note(String projection, Throwable failure) {
    reasons.put(projection, failure.getClass().getSimpleName());
  }

  /** It goes on. */
  public void forget(String projection) {
    reasons.remove(projection);
  }

  /** Why {@code projection} last failed; empty if it has gone on since. */
  public Optional<String> of(String projection) {
    return Optional.ofNullable(reasons.get(projection));
  }

  /** All of them, by name. */
  public Map<String, String> all() {
    return Map.copyOf(reasons);
  }
}
