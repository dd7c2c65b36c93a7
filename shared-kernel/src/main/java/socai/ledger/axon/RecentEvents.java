package socai.ledger.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;

/**
 * The end of the ledger as messages, read once for all who follow it there, and only when it is
 * time to look. Whoever is further behind reads for themselves.
 */
final class RecentEvents {
  private static final int MOST_KEPT = 4_000;

  private final LedgerEventStorageEngine engine;

  /** Guarded by this; positions join, the last one is {@link #last}. */
  private List<TrackedEventMessage<?>> kept = new ArrayList<>();

  private @Nullable Position last;

  /** Whether there may be more than {@link #kept} has; guarded by this. */
  private boolean isTimeToLook = true;

  RecentEvents(LedgerEventStorageEngine engine) {
    this.engine = engine;
  }

  /** From now on the ledger may have more. */
  synchronized void mayHaveGrown() {
    isTimeToLook = true;
  }

  /**
   * Up to {@code limit} messages after {@code after}, in order, none only at the end; empty if that
   * is too far from the end to be known here.
   */
  synchronized Optional<List<TrackedEventMessage<?>>> after(Position after, int limit) {
    Position end = last == null ? engine.head() : last;
    if (after.isAfter(end)) {
      kept = new ArrayList<>();
      end = after;
    }
    last = end;
    if (after.equals(end) && isTimeToLook) {
      List<TrackedEventMessage<?>> next = engine.messagesAfter(end, limit);
      isTimeToLook = next.size() == limit;
      keep(next, end);
    }
    long missing = last.value() - after.value();
    if (missing > kept.size()) {
      return Optional.empty();
    }
    int from = kept.size() - (int) missing;
    return Optional.of(List.copyOf(kept.subList(from, Math.min(from + limit, kept.size()))));
  }

  private void keep(List<TrackedEventMessage<?>> next, Position end) {
    if (next.isEmpty()) {
      return;
    }
    kept.addAll(next);
    last = end.plus(next.size());
    if (kept.size() > MOST_KEPT) {
      kept = new ArrayList<>(kept.subList(kept.size() - MOST_KEPT / 2, kept.size()));
    }
  }
}
