package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.index.SortKeys;
import socai.embedded.plan.Plan;
import socai.embedded.plan.Planner;
import socai.embedded.plan.Query;
import socai.embedded.store.Store;
import socai.embedded.store.View;

/**
 * The answer to a query, one document at a time, as the collection was when the view was taken. If
 * no index gives the order asked for, the documents are sorted in memory: all of them, or no more
 * than skip + limit at a time; a query for which that takes more than {@link #MOST_SORTED_BYTES} is
 * refused, as MongoDB refuses it. Not thread-safe.
 */
public final class FoundDocuments implements Iterator<Found>, AutoCloseable {
  /**
   * How much one query may sort: MongoDB's bound for a sort without files ({@code
   * internalQueryMaxBlockingSortMemoryUsageBytes}), less on a small heap, which several queries
   * share.
   */
  public static final long MOST_SORTED_BYTES =
      Math.min(100L << 20, Runtime.getRuntime().maxMemory() / 8);

  private static final int MEMORY_LIMIT_EXCEEDED = 292;

  private final Source source;
  private final Query query;
  private @Nullable Queue<Found> sorted;
  private @Nullable Found next;
  private long left;
  private boolean closed;

  private FoundDocuments(Source source, Query query) {
    this.source = source;
    this.query = query;
    this.left = query.limit() > 0 ? query.limit() : Long.MAX_VALUE;
  }

  /**
   * The answer to a query that names one id; empty for any other query.
   *
   * @param tree where the documents are
   * @param idField what their key is made of
   */
  public static Optional<FoundDocuments> byId(
      Store store, int tree, String idField, Query query, QueryCounters counters) {
    ById source = ById.of(store, tree, idField, query.filter());
    if (source == null) {
      return Optional.empty();
    }
    counters.countNarrowed();
    return Optional.of(new FoundDocuments(source, query).started(true));
  }

  /**
   * Starts to answer a query. The view must have been taken after the list of indexes, and is
   * closed with the answer.
   *
   * @param tree where the documents are
   * @param idField what their key is made of
   */
  public static FoundDocuments find(
      String namespace,
      int tree,
      String idField,
      List<SecondaryIndex> indexes,
      View view,
      Query query,
      QueryCounters counters) {
    DocumentScan scan;
    Plan plan;
    try {
      Matcher matcher = new Matcher(query.filter());
      plan = new Planner(tree, idField, indexes).plan(query);
      counters.count(namespace, query, plan);
      scan = new DocumentScan(view, tree, matcher, plan);
    } catch (RuntimeException e) {
      view.close();
      throw e;
    }
    return new FoundDocuments(scan, query).started(plan.sorted());
  }

  private FoundDocuments started(boolean isSorted) {
    try {
      if (!isSorted) {
        sorted = sort();
      }
      for (long i = 0; i < query.skip() && advance() != null; i++) {
        // passed over
      }
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null && left > 0) {
      next = advance();
      left--;
    }
    if (next == null) {
      close();
    }
    return next != null;
  }

  @Override
  public Found next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Found found = next;
    next = null;
    return found;
  }

  /** The same answer, decoded. */
  public Iterator<Document> documents() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return FoundDocuments.this.hasNext();
      }

      @Override
      public Document next() {
        return FoundDocuments.this.next().document();
      }
    };
  }

  private @Nullable Found advance() {
    return closed ? null : sorted != null ? sorted.poll() : source.next();
  }

  private Queue<Found> sort() {
    SortKeys keys = new SortKeys(query.sort());
    long kept = query.limit() > 0 ? query.skip() + query.limit() : Long.MAX_VALUE;
    PriorityQueue<Ranked> last = new PriorityQueue<>(Collections.reverseOrder());
    long met = 0;
    long bytes = 0;
    for (Found found = source.next(); found != null; found = source.next()) {
      last.add(new Ranked(found, keys.of(found.bson()), met++));
      bytes += found.bson().length;
      if (last.size() > kept) {
        bytes -= last.remove().found().bson().length;
      }
      if (bytes > MOST_SORTED_BYTES) {
        throw new MongoServerError(
            MEMORY_LIMIT_EXCEEDED,
            "QueryExceededMemoryLimitNoDiskUseAllowed",
            "no index gives the order of "
                + query.sort().keySet()
                + ", and to sort takes more than "
                + MOST_SORTED_BYTES
                + " bytes: ask for less, or make an index");
      }
    }
    List<Ranked> all = new ArrayList<>(last);
    Collections.sort(all);
    Queue<Found> inOrder = new ArrayDeque<>(all.size() + 1);
    all.forEach(ranked -> inOrder.add(ranked.found()));
    return inOrder;
  }

  /** A document, its sort key, and when it was met: equals keep their order whatever the limit. */
  @SuppressWarnings("ArrayRecordComponent") // only ordered, never compared for equality
  private record Ranked(Found found, byte[] key, long met) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      int byKey = Arrays.compareUnsigned(key, other.key);
      return byKey != 0 ? byKey : Long.compare(met, other.met);
    }
  }

  /** Gives back what the store keeps for the query. May be called at any time, and again. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      source.close();
    }
  }
}
