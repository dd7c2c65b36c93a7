package socai.standalone.crash.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the history tells of one command. */
final class Told {
  static final long NEVER = Long.MAX_VALUE;

  private final Map<Integer, Long> sums = new HashMap<>();
  private final Set<Integer> refused = new HashSet<>();
  private final List<Long> positions = new ArrayList<>();
  private long begun = NEVER;
  private long ended = NEVER;
  private boolean known;

  void intended(int attempt, long sum, long at) {
    sums.put(attempt, sum);
    begun = Math.min(begun, at);
  }

  void acknowledged(long position, long at) {
    positions.add(position);
    ended = Math.min(ended, at);
  }

  void refused(int attempt) {
    refused.add(attempt);
  }

  /** Answered with its first outcome. */
  void known(long position, long at) {
    known = true;
    acknowledged(position, at);
  }

  /** Where its last event stands, by all that its writers were told; null if they were not. */
  @Nullable Long position() {
    return positions.isEmpty() ? null : positions.get(0);
  }

  boolean isToldOnePlace() {
    return positions.stream().distinct().count() <= 1;
  }

  /** Whether an attempt that may have landed had just these bytes. */
  boolean mayHaveSent(long sum) {
    return sums.entrySet().stream()
        .anyMatch(sent -> sent.getValue() == sum && !refused.contains(sent.getKey()));
  }

  /** Whether it was answered as known although no attempt before can have landed. */
  boolean isKnownTooEarly() {
    return known && sums.size() - refused.size() < 2;
  }

  long begun() {
    return begun;
  }

  long ended() {
    return ended;
  }
}
