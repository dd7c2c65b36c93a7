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
import socai.query.projection.GenerationStatus;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModels;

/**
 * Walks through two generations side by side, in the order of their keys: one read of each. Nobody
 * may write to either meanwhile.
 */
final class Comparison {
  private static final int MOST_SAMPLES = 10;
  private static final int BATCH = 1_000;

  private final ReadModels readModels;
  private final GenerationStatus.Projected live;
  private final GenerationStatus.Projected beside;
  private final List<Compared.Sample> samples = new ArrayList<>();
  private final StringBuilder liveCollections = new StringBuilder();
  private final StringBuilder besideCollections = new StringBuilder();
  private long views;
  private long differing;

  private Comparison(
      ReadModels readModels, GenerationStatus.Projected live, GenerationStatus.Projected beside) {
    this.readModels = readModels;
    this.live = live;
    this.beside = beside;
  }

  static Compared of(
      ReadModels readModels,
      Projection projection,
      GenerationStatus.Projected live,
      GenerationStatus.Projected beside,
      Position position) {
    Comparison comparison = new Comparison(readModels, live, beside);
    projection.collections().stream()
        .sorted(Comparator.comparing(ReadModelCollection::name))
        .forEach(comparison::walk);
    return new Compared(
        live,
        beside,
        position,
        CollectionDigest.of(comparison.liveCollections.toString()),
        CollectionDigest.of(comparison.besideCollections.toString()),
        comparison.views,
        comparison.differing,
        List.copyOf(comparison.samples));
  }

  private void walk(ReadModelCollection<?> collection) {
    CollectionDigest ofLive = new CollectionDigest();
    CollectionDigest ofBeside = new CollectionDigest();
    try (MongoCursor<RawBsonDocument> lives = open(collection, live);
        MongoCursor<RawBsonDocument> others = open(collection, beside)) {
      Side left = Side.next(lives, ofLive);
      Side right = Side.next(others, ofBeside);
      while (left != null || right != null) {
        int order = order(left, right);
        note(collection, order <= 0 ? left : null, order >= 0 ? right : null);
        left = order <= 0 ? Side.next(lives, ofLive) : left;
        right = order >= 0 ? Side.next(others, ofBeside) : right;
      }
    }
    views += ofBeside.views();
    liveCollections.append(line(collection, ofLive));
    besideCollections.append(line(collection, ofBeside));
  }

  private static String line(ReadModelCollection<?> collection, CollectionDigest digest) {
    return collection.name() + " " + digest.views() + " " + digest.value() + "\n";
  }

  private MongoCursor<RawBsonDocument> open(
      ReadModelCollection<?> collection, GenerationStatus.Projected projected) {
    return readModels
        .stored(collection, projected.generation())
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

  private void note(ReadModelCollection<?> collection, @Nullable Side left, @Nullable Side right) {
    if (left != null && right != null) {
      if (!left.text().equals(right.text())) {
        sample(collection, left.id(), Compared.Kind.CHANGED, fields(left, right));
      }
    } else if (left != null) {
      sample(collection, left.id(), Compared.Kind.ONLY_LIVE, List.of());
    } else if (right != null) {
      sample(collection, right.id(), Compared.Kind.ONLY_BESIDE, List.of());
    }
  }

  private void sample(
      ReadModelCollection<?> collection, String id, Compared.Kind kind, List<String> fields) {
    differing++;
    if (samples.size() < MOST_SAMPLES) {
      samples.add(new Compared.Sample(collection.name(), id, kind, fields));
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

  /** The next view of one generation. */
  private record Side(String id, String text, BsonDocument document) {
    static @Nullable Side next(MongoCursor<RawBsonDocument> cursor, CollectionDigest digest) {
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
