package socai.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many may do at a time what keeps a thread waiting, and how many of them for one caller:
 * whoever begins many and ends none takes places from himself first.
 */
final class Places {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> of = new HashMap<>();
  private int taken;

  Places(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * A place for {@code caller}, to be closed when it is no longer needed; empty if all are taken.
   */
  synchronized Optional<Place> take(String caller) {
    if (taken == most || of.getOrDefault(caller, 0) >= mostOfOne) {
      return Optional.empty();
    }
    taken++;
    of.merge(caller, 1, Integer::sum);
    return Optional.of(new Place(caller));
  }

  private synchronized void free(String caller) {
    taken--;
    of.computeIfPresent(caller, (any, count) -> count == 1 ? null : count - 1);
  }

  /** Not safe for use by several threads: a request has one. */
  final class Place implements AutoCloseable {
    private final String caller;
    private boolean free;

    private Place(String caller) {
      this.caller = caller;
    }

    @Override
    public void close() {
      if (!free) {
        free = true;
        Places.this.free(caller);
      }
    }
  }
}
