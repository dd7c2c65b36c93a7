package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.conversions.Bson;

/**
 * Views in their order: those in memory as they are there, whatever the store has, and all others
 * as they are stored.
 */
final class Ordered<P extends View> {
  private final MongoCollection<P> collection;
  private final Order<P> order;
  private final Map<String, P> current;
  private final NavigableMap<String, P> inMemory = new TreeMap<>();

  /**
   * @param current those in memory, by their keys
   */
  Ordered(MongoCollection<P> collection, Order<P> order, Map<String, P> current) {
    this.collection = collection;
    this.order = order;
    this.current = current;
    current.values().forEach(this::add);
  }

  /** Takes in one that has come into memory. */
  void add(P view) {
    inMemory.put(order.of().apply(view), view);
  }

  /** Takes in that {@code now} is in memory in place of {@code before}. */
  void replace(P before, P now) {
    inMemory.remove(order.of().apply(before));
    add(now);
  }

  /** Shows {@code each} of them from {@code from} on and before {@code to}. */
  void forEach(String from, String to, boolean stored, Consumer<P> each) {
    String next = from;
    if (stored) {
      for (P there : collection.find(between(from, to)).sort(Sorts.ascending(order.field()))) {
        if (!current.containsKey(there.id())) {
          String place = order.of().apply(there);
          inMemory.subMap(next, place).values().forEach(each);
          each.accept(there);
          next = place;
        }
      }
    }
    inMemory.subMap(next, to).values().forEach(each);
  }

  /** The last of them from {@code from} on and before {@code to}. */
  Optional<P> last(String from, String to, boolean stored) {
    Optional<P> here =
        Optional.ofNullable(inMemory.subMap(from, true, to, false).lastEntry())
            .map(Map.Entry::getValue);
    if (!stored) {
      return here;
    }
    String least = here.map(order.of()).orElse(from);
    Optional<P> there =
        Optional.ofNullable(
            collection.find(between(least, to)).sort(Sorts.descending(order.field())).first());
    return there.filter(view -> !current.containsKey(view.id())).or(() -> here);
  }

  private Bson between(String from, String to) {
    return Filters.and(Filters.gte(order.field(), from), Filters.lt(order.field(), to));
  }
}
