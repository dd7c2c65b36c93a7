package socai.query.rebuild;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Shelf;
import socai.query.projection.Standing;

/**
 * Walks through two generations side by side, in the order of their keys: one read of each. Nobody
 * may draw on either meanwhile.
 */
final class Comparison {
  private static final int MOST_SAMPLES = 10;
  private static final int BATCH = 1_000;

  private final ReadModels readModels;
  private final Standing.Drawn live;
  private final Standing.Drawn beside;
  private final List<Compared.Sample> samples = new ArrayList<>();
  private final StringBuilder liveShelves = new StringBuilder();
  private final StringBuilder besideShelves = new StringBuilder();
  private long pictures;
  private long differing;

  private Comparison(ReadModels readModels, Standing.Drawn live, Standing.Drawn beside) {
    this.readModels = readModels;
    this.live = live;
    this.beside = beside;
  }

  static Compared of(
      ReadModels readModels,
      Projection projection,
      Standing.Drawn live,
      Standing.Drawn beside,
      Position position) {
    Comparison comparison = new Comparison(readModels, live, beside);
    projection.shelves().stream()
        .sorted(Comparator.comparing(Shelf::name))
        .forEach(comparison::walk);
    return new Compared(
        live,
        beside,
        position,
        ShelfDigest.of(comparison.liveShelves.toString()),
        ShelfDigest.of(comparison.besideShelves.toString()),
        comparison.pictures,
        comparison.differing,
        List.copyOf(comparison.samples));
  }

  private void walk(Shelf<?> shelf) {
    ShelfDigest ofLive = new ShelfDigest();
    ShelfDigest ofBeside = new ShelfDigest();
    try (MongoCursor<RawBsonDocument> lives = open(shelf, live);
        MongoCursor<RawBsonDocument> others = open(shelf, beside)) {
      Side left = Side.next(lives, ofLive);
      Side right = Side.next(others, ofBeside);
      while (left != null || right != null) {
        int order = order(left, right);
        note(shelf, order <= 0 ? left : null, order >= 0 ? right : null);
        left = order <= 0 ? Side.next(lives, ofLive) : left;
        right = order >= 0 ? Side.next(others, ofBeside) : right;
      }
    }
    pictures += ofBeside.pictures();
    liveShelves.append(line(shelf, ofLive));
    besideShelves.append(line(shelf, ofBeside));
  }

  private static String line(Shelf<?> shelf, ShelfDigest digest) {
    return shelf.name() + " " + digest.pictures() + " " + digest.value() + "\n";
  }

  private MongoCursor<RawBsonDocument> open(Shelf<?> shelf, Standing.Drawn drawn) {
    return readModels
        .stored(shelf, drawn.generation())
        .find()
        .sort(Sorts.ascending("_id"))
        .batchSize(BATCH)
        .cursor();
  }

  private static int order(@Nullable Side left, @Nullable Side right) {
    if (left == null || right == null) {
      return left == null ? 1 : -1;
    }
    return left.id().compareTo(right.id());
  }

  private void note(Shelf<?> shelf, @Nullable Side left, @Nullable Side right) {
    if (left != null && right != null) {
      if (!left.text().equals(right.text())) {
        sample(shelf, left.id(), Compared.Kind.CHANGED, fields(left, right));
      }
    } else if (left != null) {
      sample(shelf, left.id(), Compared.Kind.ONLY_LIVE, List.of());
    } else if (right != null) {
      sample(shelf, right.id(), Compared.Kind.ONLY_BESIDE, List.of());
    }
  }

  private void sample(Shelf<?> shelf, String id, Compared.Kind kind, List<String> fields) {
    differing++;
    if (samples.size() < MOST_SAMPLES) {
      samples.add(new Compared.Sample(shelf.name(), id, kind, fields));
    }
  }

  private static List<String> fields(Side left, Side right) {
    BsonDocument one = left.document();
    BsonDocument other = right.document();
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream()
        .filter(
            name ->
                !one.containsKey(name)
                    || !other.containsKey(name)
                    || !Canonical.text(one.get(name)).equals(Canonical.text(other.get(name))))
        .toList();
  }

  /** The next picture of one generation. */
  private record Side(String id, String text, BsonDocument document) {
    static @Nullable Side next(MongoCursor<RawBsonDocument> cursor, ShelfDigest digest) {
      if (!cursor.hasNext()) {
        return null;
      }
      BsonDocument document = cursor.next();
      String text = Canonical.text(document);
      digest.add(text);
      return new Side(document.getString("_id").getValue(), text, document);
    }
  }
}
