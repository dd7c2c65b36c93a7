package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;
import socai.ledger.StillAsked;

/**
 * The views in one collection as they were at the position of an answer, whatever is being written.
 *
 * <p>A view is kept as it was before another takes its place. So whoever reads the latest first and
 * then those that were replaced misses none, and meets some twice.
 *
 * @param <P> the kind of view
 */
public final class CollectionSnapshot<P extends View> {
  private static final String ID = "_id";
  private static final String POSITION = "position";

  private final MongoCollection<P> latest;
  private final MongoCollection<BsonDocument> past;
  private final Codec<P> codec;
  private final long at;

  CollectionSnapshot(
      MongoCollection<P> latest, MongoCollection<BsonDocument> past, Codec<P> codec, long at) {
    this.latest = latest;
    this.past = past;
    this.codec = codec;
    this.at = at;
  }

  /** What is looked for; told the name of the field that holds the views' keys. */
  public interface Condition extends Function<String, Bson> {}

  /**
   * In which order.
   *
   * @param sort as the store sorts
   * @param comparator the same of views
   */
  public record Order<P extends View>(Bson sort, Comparator<P> comparator) {
    /** By their keys. */
    public static <P extends View> Order<P> byKey() {
      return new Order<>(Sorts.ascending(ID), Comparator.comparing(View::id));
    }
  }

  /** The view {@code id}; empty if there was none. */
  public Optional<P> get(String id) {
    return get(List.of(id)).stream().findFirst();
  }

  /** Those of the views {@code ids} that there were, in the order of their keys. */
  public List<P> get(Collection<String> ids) {
    Map<String, P> found = new LinkedHashMap<>();
    addLatest(latest.find(Filters.in(ID, ids)), found);
    List<String> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      addPast(Filters.in(Versions.OF, missing), found);
    }
    return sorted(found, Order.byKey());
  }

  /** All that meet {@code condition}, in the order of their keys. */
  public List<P> find(Condition condition) {
    Map<String, P> found = new LinkedHashMap<>();
    addLatest(latest.find(condition.apply(ID)), found);
    addPast(condition.apply(Versions.OF), found);
    return sorted(found, Order.byKey());
  }

  /** The first of those that meet {@code condition}, at most {@code limit}. */
  public List<P> first(Condition condition, Order<P> order, int limit) {
    Map<String, P> found = new LinkedHashMap<>();
    Bson here = Filters.and(condition.apply(ID), Filters.lte(POSITION, at));
    addLatest(latest.find(here).sort(order.sort()).limit(limit), found);
    addPast(condition.apply(Versions.OF), found);
    List<P> all = sorted(found, order);
    return all.size() > limit ? all.subList(0, limit) : all;
  }

  /**
   * How many of those that meet {@code condition} have the same texts in {@code fields}, by these
   * texts. Reads of each only these fields.
   */
  public Map<List<String>, Integer> count(Condition condition, List<String> fields) {
    List<String> read = new ArrayList<>(fields);
    read.addAll(List.of(POSITION, Versions.OF));
    Map<String, List<String>> found = new HashMap<>();
    Bson only = Projections.include(read);
    for (BsonDocument one :
        latest.withDocumentClass(BsonDocument.class).find(condition.apply(ID)).projection(only)) {
      StillAsked.orStop();
      if (one.getNumber(POSITION).longValue() <= at) {
        found.put(one.getString(ID).getValue(), texts(one, fields));
      }
    }
    for (BsonDocument one : past.find(then(condition.apply(Versions.OF))).projection(only)) {
      StillAsked.orStop();
      found.put(one.getString(Versions.OF).getValue(), texts(one, fields));
    }
    Map<List<String>, Integer> counts = new HashMap<>();
    found.values().forEach(texts -> counts.merge(texts, 1, Integer::sum));
    return counts;
  }

  private static List<String> texts(BsonDocument document, List<String> fields) {
    return fields.stream().map(field -> document.getString(field).getValue()).toList();
  }

  private void addLatest(Iterable<P> views, Map<String, P> found) {
    for (P view : views) {
      StillAsked.orStop();
      if (view.position() <= at) {
        found.put(view.id(), view);
      }
    }
  }

  private void addPast(Bson condition, Map<String, P> found) {
    for (BsonDocument version : past.find(then(condition))) {
      StillAsked.orStop();
      P view = Versions.read(version, codec);
      found.put(view.id(), view);
    }
  }

  /** Finds those that were there at the position and meet {@code condition}. */
  private Bson then(Bson condition) {
    return Filters.and(Filters.gt(Versions.UNTIL, at), Filters.lte(POSITION, at), condition);
  }

  private static <P extends View> List<P> sorted(Map<String, P> found, Order<P> order) {
    List<P> all = new ArrayList<>(found.values());
    all.sort(order.comparator());
    return all;
  }
}
