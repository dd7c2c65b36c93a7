package socai.standalone.crash.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the history tells of one command. */
final class CommandHistory {
  static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Long> sums = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Long> positions = new ArrayList<>();
  private long begun = NEVER;
  private long ended = NEVER;
  private boolean known;

  /**
   * @param attempt whose it was, and which of theirs
   */
  void intended(String attempt, long sum, long at) {
    sums.put(attempt, sum);
    begun = Math.min(begun, at);
  }

  void acknowledged(String attempt, long position, long at) {
    acknowledged.add(attempt);
    answered(position, at);
  }

  private void answered(long position, long at) {
    positions.add(position);
    ended = Math.min(ended, at);
  }

  void refused(String attempt) {
    refused.add(attempt);
  }

  /** Answered with its first outcome. */
  void known(long position, long at) {
    known = true;
    answered(position, at);
  }

  /** Where its last event stands, by all that its writers were told; null if they were not. */
  @Nullable Long position() {
    return positions.isEmpty() ? null : positions.get(0);
  }

  boolean hasOnePlace() {
    return positions.stream().distinct().count() <= 1;
  }

  /** Whether an attempt that may have landed had just these bytes. */
  boolean mayHaveSent(long sum) {
    return sums.entrySet().stream()
        .anyMatch(sent -> sent.getValue() == sum && !refused.contains(sent.getKey()));
  }

  /** Whether an attempt was acknowledged that had other bytes. */
  boolean isMistaken(long sum) {
    return acknowledged.stream().anyMatch(attempt -> sums.getOrDefault(attempt, sum) != sum);
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
