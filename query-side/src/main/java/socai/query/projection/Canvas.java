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

/** What a projection draws on: one share of one generation. For one thread at a time. */
public final class Canvas {
  /** What a picture takes in memory, roughly: a household's with a few visits. */
  private static final long PICTURE_BYTES = 6 << 10;

  /**
   * How many pictures all canvases of a projection may hold together: half of the heap. What is
   * held beyond it is forgotten once it is written.
   */
  private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / 2 / PICTURE_BYTES;

  private final ReadModels readModels;
  private final Generation generation;
  private final Share share;
  private final boolean holds;
  private final boolean keepsPast;
  private final Map<Shelf<?>, Pictures<?>> held = new LinkedHashMap<>();

  private Runnable begin = () -> {};

  private Canvas(
      ReadModels readModels, Generation generation, Share share, boolean holds, boolean keepsPast) {
    this.readModels = readModels;
    this.generation = generation;
    this.share = share;
    this.holds = holds;
    this.keepsPast = keepsPast;
  }

  /** {@code share} of the pictures of {@code generation}, which answers may be reading. */
  public Canvas(ReadModels readModels, Generation generation, Share share) {
    this(readModels, generation, share, false, true);
  }

  /** The same of a generation that nobody reads: of what is replaced, nothing is kept. */
  public static Canvas unread(ReadModels readModels, Generation generation, Share share) {
    return new Canvas(readModels, generation, share, false, false);
  }

  /**
   * The same, but the pictures of {@code projection} stay in memory over many batches until {@link
   * #write}: one that many batches touch is read and written once. Only where they may be held, and
   * where nobody else draws.
   *
   * @param read whether answers may be reading them
   */
  public static Canvas holding(
      ReadModels readModels,
      Projection projection,
      Generation generation,
      Share share,
      boolean read) {
    Canvas canvas = new Canvas(readModels, generation, share, true, read);
    projection.shelves().forEach(canvas::pictures);
    return canvas;
  }

  /** What it shows. */
  Generation generation() {
    return generation;
  }

  /** Whether it is the share {@code index}. */
  public boolean isOf(int index) {
    return share.index() == index;
  }

  /** Which part of it. */
  Share share() {
    return share;
  }

  /** Whether the picture {@code key} is to be drawn here; others draw the rest. */
  public boolean has(String key) {
    return share.has(key);
  }

  /** The pictures on {@code shelf} that a batch touches; none is read yet. */
  public <P extends Picture> Pictures<P> pictures(Shelf<P> shelf) {
    if (!holds) {
      return new Pictures<>(collection(shelf), shelf.order(), false, versions(shelf));
    }
    @SuppressWarnings("unchecked") // the pictures on a shelf are of its kind
    Pictures<P> pictures =
        (Pictures<P>)
            held.computeIfAbsent(
                shelf,
                s -> new Pictures<>(collection(shelf), shelf.order(), true, versions(shelf)));
    return pictures;
  }

  private <P extends Picture> @Nullable Versions<P> versions(Shelf<P> shelf) {
    return keepsPast && shelf.past().isKept()
        ? readModels.versions(shelf, generation, () -> begin.run())
        : null;
  }

  /**
   * What follows is one batch.
   *
   * @param beginning is run once, before the first picture is written that is of no batch's end
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
    return held.values().stream().mapToLong(Pictures::size).sum() > MOST_HELD / share.count();
  }

  /** Writes what is held, shelf by shelf; nothing on a canvas that holds nothing. */
  public void write() {
    boolean full = isFull();
    held.values().forEach(Pictures::write);
    if (full) {
      held.values().forEach(Pictures::forget);
    }
  }

  /** Forgets what is held, written or not. */
  public void forget() {
    held.values().forEach(Pictures::forget);
  }

  /**
   * Writes {@code lines}, which follow from their events alone, with one bulk write. A line that a
   * later event has changed, or that is there already, stays as it is: told again they are the
   * same, and who has lost the claim spoils nothing.
   */
  public <P extends Picture> void writeLines(Shelf<P> shelf, List<P> lines) {
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
    Conditional.write(collection(shelf), writes, 0);
  }

  /** All pictures on {@code shelf}. */
  public <P extends Picture> MongoCollection<P> collection(Shelf<P> shelf) {
    return readModels.collection(shelf, generation);
  }
}
