package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a projection writes to: one segment of one generation. For one thread at a time. */
public final class ReadModelSession {
  /** What a view takes in memory, roughly: a household's with a few visits. */
  private static final long PICTURE_BYTES = 6 << 10;

  /**
   * How many views all sessions of a projection may hold together: half of the heap. What is held
   * beyond it is forgotten once it is written.
   */
  private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / 2 / PICTURE_BYTES;

  private final ReadModels readModels;
  private final Generation generation;
  private final ProjectionSegment segment;
  private final boolean holds;
  private final boolean keepsPast;
  private final Map<ReadModelCollection<?>, ViewBatch<?>> held = new LinkedHashMap<>();

  private Runnable begin = () -> {};

  private ReadModelSession(
      ReadModels readModels,
      Generation generation,
      ProjectionSegment segment,
      boolean holds,
      boolean keepsPast) {
    this.readModels = readModels;
    this.generation = generation;
    this.segment = segment;
    this.holds = holds;
    this.keepsPast = keepsPast;
  }

  /** {@code segment} of the views of {@code generation}, which answers may be reading. */
  public ReadModelSession(ReadModels readModels, Generation generation, ProjectionSegment segment) {
    this(readModels, generation, segment, false, true);
  }

  /** The same of a generation that nobody reads: of what is replaced, nothing is kept. */
  public static ReadModelSession unread(
      ReadModels readModels, Generation generation, ProjectionSegment segment) {
    return new ReadModelSession(readModels, generation, segment, false, false);
  }

  /**
   * The same, but the views of {@code projection} stay in memory over many batches until {@link
   * #write}: one that many batches touch is read and written once. Only where they may be held, and
   * where nobody else projects.
   *
   * @param read whether answers may be reading them
   */
  public static ReadModelSession holding(
      ReadModels readModels,
      Projection projection,
      Generation generation,
      ProjectionSegment segment,
      boolean read) {
    ReadModelSession session = new ReadModelSession(readModels, generation, segment, true, read);
    projection.collections().forEach(session::views);
    return session;
  }

  /** What it shows. */
  Generation generation() {
    return generation;
  }

  /** Whether it is the segment {@code index}. */
  public boolean isOf(int index) {
    return segment.index() == index;
  }

  /** Which part of it. */
  ProjectionSegment segment() {
    return segment;
  }

  /** Whether the view {@code key} is to be projected here; others project the rest. */
  public boolean has(String key) {
    return segment.has(key);
  }

  /** The views in {@code collection} that a batch touches; none is read yet. */
  public <P extends View> ViewBatch<P> views(ReadModelCollection<P> collection) {
    if (!holds) {
      return new ViewBatch<>(
          collection(collection), collection.order(), false, versions(collection));
    }
    @SuppressWarnings("unchecked") // the views in a collection are of its kind
    ViewBatch<P> views =
        (ViewBatch<P>)
            held.computeIfAbsent(
                collection,
                s ->
                    new ViewBatch<>(
                        collection(collection), collection.order(), true, versions(collection)));
    return views;
  }

  private <P extends View> @Nullable Versions<P> versions(ReadModelCollection<P> collection) {
    return keepsPast && collection.past().isKept()
        ? readModels.versions(collection, generation, () -> begin.run())
        : null;
  }

  /**
   * What follows is one batch.
   *
   * @param beginning is run once, before the first view is written that is of no batch's end
   *     meanwhile
   */
  void begin(Runnable beginning) {
    begin =
        () -> {
          beginning.run();
          begin = () -> {};
        };
  }

  /** Whether so much is held that it had better be written. */
  public boolean isFull() {
    return held.values().stream().mapToLong(ViewBatch::size).sum() > MOST_HELD / segment.count();
  }

  /** Writes what is held, collection by collection; nothing in a session that holds nothing. */
  public void write() {
    boolean full = isFull();
    held.values().forEach(ViewBatch::write);
    if (full) {
      held.values().forEach(ViewBatch::forget);
    }
  }

  /** Forgets what is held, written or not. */
  public void forget() {
    held.values().forEach(ViewBatch::forget);
  }

  /**
   * Writes {@code lines}, which follow from their events alone, with one bulk write. A line that a
   * later event has changed, or that is there already, stays as it is: recorded again they are the
   * same, and who has lost the claim spoils nothing.
   */
  public <P extends View> void writeLines(ReadModelCollection<P> collection, List<P> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<WriteModel<P>> writes = new ArrayList<>();
    for (P line : lines) {
      writes.add(
          new ReplaceOneModel<>(
              Filters.and(Filters.eq("_id", line.id()), Filters.lt("position", line.position())),
              line,
              new ReplaceOptions().upsert(true)));
    }
    Conditional.write(collection(collection), writes, 0);
  }

  /** All views in {@code collection}. */
  public <P extends View> MongoCollection<P> collection(ReadModelCollection<P> collection) {
    return readModels.collection(collection, generation);
  }
}
