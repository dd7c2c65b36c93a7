package socai.query.projection;

import com.mongodb.client.MongoCollection;

/** What a projection draws on: one share of one generation. */
public final class Canvas {
  private final ReadModels readModels;
  private final Generation generation;
  private final Share share;

  /** {@code share} of the pictures of {@code generation}. */
  public Canvas(ReadModels readModels, Generation generation, Share share) {
    this.readModels = readModels;
    this.generation = generation;
    this.share = share;
  }

  /** Whether the picture {@code key} is to be drawn here; others draw the rest. */
  public boolean has(String key) {
    return share.has(key);
  }

  /** The pictures on {@code shelf} that a batch touches; none is read yet. */
  public <P extends Picture> Pictures<P> pictures(Shelf<P> shelf) {
    return new Pictures<>(collection(shelf));
  }

  /** All pictures on {@code shelf}. */
  public <P extends Picture> MongoCollection<P> collection(Shelf<P> shelf) {
    return readModels.collection(shelf, generation);
  }
}
