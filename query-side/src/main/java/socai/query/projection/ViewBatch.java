package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;

/**
 * The views that one batch of events touches: read together, folded in memory, written together.
 * For one thread and one batch.
 *
 * <p>Where one collection is computed from another, the computed one must be {@link #flush()}ed
 * first: after a crash in between, the same batch leads to the same changes again.
 *
 * @param <P> the kind of view
 */
public final class ViewBatch<P extends View> {
  private final MongoCollection<P> collection;
  private final boolean held;
  private final @Nullable Versions<P> versions;
  private final Map<String, P> stored = new HashMap<>();
  private final Map<String, P> current = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> projected = new HashSet<>();
  private final Order<P> order;
  private @Nullable Ordered<P> ordered;

  /**
   * Views kept in {@code collection}; none is read yet.
   *
   * @param order in which those are read that lie between others
   * @param held whether they stay in memory over many batches, until {@link #write}
   * @param versions where they are kept as they were; null: nowhere
   */
  ViewBatch(
      MongoCollection<P> collection, Order<P> order, boolean held, @Nullable Versions<P> versions) {
    this.collection = collection;
    this.order = order;
    this.held = held;
    this.versions = versions;
  }

  /** Reads the views {@code ids} with one query, but for those that have been read before. */
  public void load(Collection<String> ids) {
    Set<String> missing = new LinkedHashSet<>(ids);
    missing.removeAll(current.keySet());
    if (missing.isEmpty()) {
      return;
    }
    collection.find(Filters.in("_id", missing)).forEach(this::keep);
  }

  private void keep(P read) {
    if (current.putIfAbsent(read.id(), read) == null) {
      stored.put(read.id(), read);
      if (ordered != null) {
        ordered.add(read);
      }
    }
  }

  /**
   * Reads those that lie from {@code from} on and before {@code to} in the order of their
   * collection, and returns them so, each as folded so far.
   *
   * @param stored false: no others are there but those that have been read or added
   */
  public List<P> between(String from, String to, boolean stored) {
    List<P> between = new ArrayList<>();
    ordered().forEach(from, to, stored, between::add);
    between.forEach(this::keep);
    return between;
  }

  /**
   * Shows {@code each} of the same in the same order, however many they are: none of them is kept
   * in memory, and none may be changed meanwhile.
   */
  public void forEach(String from, String to, boolean stored, Consumer<P> each) {
    ordered().forEach(from, to, stored, each);
  }

  /**
   * The last of the same, as folded so far; in a collection where a view never changes its place.
   * It is not kept in memory.
   */
  public Optional<P> last(String from, String to, boolean stored) {
    return ordered().last(from, to, stored);
  }

  private Ordered<P> ordered() {
    Ordered<P> all = ordered;
    if (all == null) {
      all = new Ordered<>(collection, order, current);
      ordered = all;
    }
    return all;
  }

  /** The view {@code id} as folded so far; empty if there is none. It must have been loaded. */
  public Optional<P> get(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /** Adds the view {@code first} if there is none of its id yet. */
  public void project(P first) {
    if (current.putIfAbsent(first.id(), first) == null) {
      changed.add(first.id());
      projected.add(first.id());
      if (ordered != null) {
        ordered.add(first);
      }
    }
  }

  /** Whether the view {@code id}, which has been loaded, was not there before it was added. */
  public boolean isNew(String id) {
    return projected.contains(id);
  }

  /** Changes the view {@code id}, unless it has seen {@code at} before or there is none. */
  public void change(String id, Position at, UnaryOperator<P> change) {
    P before = current.get(id);
    if (before != null && at.value() > before.position()) {
      P after = change.apply(before);
      current.put(id, after);
      changed.add(id);
      if (ordered != null) {
        ordered.replace(before, after);
      }
      if (versions != null) {
        versions.changed(before, at);
      }
    }
  }

  /**
   * Writes what has changed, with one bulk write; a session that holds views does so later.
   *
   * @throws ViewConflictException if somebody else has changed one of them meanwhile
   */
  public void flush() {
    if (!held) {
      write();
    }
  }

  /** How many are in memory. */
  int size() {
    return current.size();
  }

  /** Writes what has changed since the last time, though they are held. */
  public void write() {
    List<WriteModel<P>> writes = new ArrayList<>();
    int replaced = 0;
    for (String id : changed) {
      P view = Objects.requireNonNull(current.get(id));
      P before = stored.get(view.id());
      if (before == null) {
        writes.add(new InsertOneModel<>(view));
      } else if (before.position() != view.position()) {
        replaced++;
        if (versions != null) {
          versions.replaced(before, view);
        }
        writes.add(
            new ReplaceOneModel<>(
                Filters.and(
                    Filters.eq("_id", view.id()), Filters.eq("position", before.position())),
                view));
      }
    }
    if (writes.isEmpty()) {
      return;
    }
    if (versions != null) {
      versions.write();
    }
    if (!Conditional.write(collection, writes, replaced)) {
      throw new ViewConflictException(collection.getNamespace().getCollectionName());
    }
    changed.forEach(id -> stored.put(id, Objects.requireNonNull(current.get(id))));
    changed.clear();
  }

  /** Forgets all, written or not. */
  void forget() {
    stored.clear();
    current.clear();
    changed.clear();
    projected.clear();
    ordered = null;
  }
}
