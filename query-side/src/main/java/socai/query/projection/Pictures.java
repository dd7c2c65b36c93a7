package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;

/**
 * The pictures that one batch of events touches: read together, folded in memory, written together.
 * For one thread and one batch.
 *
 * <p>Where one collection is computed from another, the computed one must be {@link #flush()}ed
 * first: after a crash in between, the same batch leads to the same changes again.
 *
 * @param <P> the kind of picture
 */
public final class Pictures<P extends Picture> {
  private final MongoCollection<P> collection;
  private final boolean held;
  private final @Nullable Versions<P> versions;
  private final Map<String, P> stored = new HashMap<>();
  private final Map<String, P> current = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * Pictures kept in {@code collection}; none is read yet.
   *
   * @param held whether they stay in memory over many batches, until {@link #write}
   * @param versions where they are kept as they were; null: nowhere
   */
  Pictures(MongoCollection<P> collection, boolean held, @Nullable Versions<P> versions) {
    this.collection = collection;
    this.held = held;
    this.versions = versions;
  }

  /** Reads the pictures {@code ids} with one query, but for those that have been read before. */
  public void load(Collection<String> ids) {
    Set<String> missing = new LinkedHashSet<>(ids);
    missing.removeAll(current.keySet());
    if (missing.isEmpty()) {
      return;
    }
    for (P picture : collection.find(Filters.in("_id", missing))) {
      stored.put(picture.id(), picture);
      current.put(picture.id(), picture);
    }
  }

  /** The picture {@code id} as folded so far; empty if there is none. It must have been loaded. */
  public Optional<P> get(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /** Draws the picture {@code first} if there is none of its id yet. */
  public void draw(P first) {
    if (current.putIfAbsent(first.id(), first) == null) {
      changed.add(first.id());
    }
  }

  /** Changes the picture {@code id}, unless it has seen {@code at} before or there is none. */
  public void change(String id, Position at, UnaryOperator<P> change) {
    P before = current.get(id);
    if (before != null && at.value() > before.position()) {
      current.put(id, change.apply(before));
      changed.add(id);
      if (versions != null) {
        versions.changed(before, at);
      }
    }
  }

  /**
   * Writes what has changed, with one bulk write; a canvas that holds pictures does so later.
   *
   * @throws PictureConflictException if somebody else has changed one of them meanwhile
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
      P picture = Objects.requireNonNull(current.get(id));
      P before = stored.get(picture.id());
      if (before == null) {
        writes.add(new InsertOneModel<>(picture));
      } else if (before.position() != picture.position()) {
        replaced++;
        if (versions != null) {
          versions.replaced(before, picture);
        }
        writes.add(
            new ReplaceOneModel<>(
                Filters.and(
                    Filters.eq("_id", picture.id()), Filters.eq("position", before.position())),
                picture));
      }
    }
    if (writes.isEmpty()) {
      return;
    }
    if (versions != null) {
      versions.write();
    }
    if (!Conditional.write(collection, writes, replaced)) {
      throw new PictureConflictException(collection.getNamespace().getCollectionName());
    }
    changed.forEach(id -> stored.put(id, Objects.requireNonNull(current.get(id))));
    changed.clear();
  }

  /** Forgets all, written or not. */
  void forget() {
    stored.clear();
    current.clear();
    changed.clear();
  }
}
