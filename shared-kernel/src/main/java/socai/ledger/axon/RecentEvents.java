package socai.ledger.axon;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import socai.ledger.Position;

/**
 * The end of the ledger as messages, read once for all who follow it there. Whoever is further
 * behind reads for themselves.
 */
final class RecentEvents {
  private static final int MOST_KEPT = 4_000;

  private final LedgerEventStorageEngine engine;

  /** Guarded by this; positions join, the last one is {@link #last}. */
  private List<TrackedEventMessage<?>> kept = new ArrayList<>();

  private Position last = Position.START;

  RecentEvents(LedgerEventStorageEngine engine) {
    this.engine = engine;
  }

  /** Up to {@code limit} messages after {@code after}, in order; none only at the end. */
  List<TrackedEventMessage<?>> after(Position after, int limit) {
    synchronized (this) {
      if (kept.isEmpty() && last.equals(Position.START)) {
        last = after;
      }
      if (after.equals(last)) {
        keep(engine.messagesAfter(after, limit));
      }
      long missing = last.value() - after.value();
      if (missing >= 0 && missing <= kept.size()) {
        int from = kept.size() - (int) missing;
        return List.copyOf(kept.subList(from, Math.min(from + limit, kept.size())));
      }
    }
    return engine.messagesAfter(after, limit);
  }

  private void keep(List<TrackedEventMessage<?>> next) {
    if (next.isEmpty()) {
      return;
    }
    kept.addAll(next);
    last = last.plus(next.size());
    if (kept.size() > MOST_KEPT) {
      kept = new ArrayList<>(kept.subList(kept.size() - MOST_KEPT / 2, kept.size()));
    }
  }
}
