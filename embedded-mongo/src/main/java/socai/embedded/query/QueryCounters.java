package socai.embedded.query;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import socai.embedded.plan.Plan;
import socai.embedded.plan.Query;

/** Counts how queries were answered. Thread-safe. */
public final class QueryCounters {
  private static final int REMEMBERED = 20;

  private final LongAdder narrowed = new LongAdder();
  private final LongAdder scanned = new LongAdder();
  private final LongAdder sorted = new LongAdder();
  private final Deque<String> latestScans = new ArrayDeque<>();

  void count(String namespace, Query query, Plan plan) {
    if (plan.isNarrowed()) {
      narrowed.increment();
    } else if (!query.filter().isEmpty()) {
      scanned.increment();
      remember(namespace + " " + shape(query.filter()) + " sort " + shape(query.sort()));
    }
    if (!plan.sorted()) {
      sorted.increment();
    }
  }

  void countNarrowed() {
    narrowed.increment();
  }

  /** Queries whose filter an index narrowed. */
  public long narrowed() {
    return narrowed.sum();
  }

  /** Queries with a filter that had to look at every document. */
  public long scanned() {
    return scanned.sum();
  }

  /** Queries whose documents had to be sorted in memory. */
  public long sorted() {
    return sorted.sum();
  }

  /** The latest queries that {@link #scanned}: namespace and shape, without any values. */
  public List<String> latestScans() {
    synchronized (latestScans) {
      return List.copyOf(latestScans);
    }
  }

  private void remember(String scan) {
    synchronized (latestScans) {
      if (latestScans.size() == REMEMBERED) {
        latestScans.removeFirst();
      }
      latestScans.addLast(scan);
    }
  }

  // Values may be personal data, and what is counted may end up in a log.
  private static String shape(@Nullable Object asked) {
    if (asked instanceof Map<?, ?> document) {
      return document.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + shape(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (asked instanceof Collection<?> list) {
      return list.stream()
          .map(QueryCounters::shape)
          .distinct()
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return "?";
  }
}
