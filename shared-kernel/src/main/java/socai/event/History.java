package socai.event;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What counts of all that was recorded of one subject, in the one order that everything is folded
 * in.
 *
 * <p>The rule: events are taken in the order of the <em>days</em> they tell of, and those of one
 * day in the order in which they were recorded. What was recorded in an entry that was retracted
 * since is not taken at all, as if it had never been recorded. So what is recorded late changes
 * what it tells of and nothing else, and the same facts lead to the same end whatever the order in
 * which days are recorded.
 *
 * <p>A value: each step shares all but a path with the history before it, and costs the logarithm
 * of how much was recorded.
 *
 * @param <E> the family of events
 */
public final class History<E extends Event> {
  private static final History<?> EMPTY = new History<>(TreePMap.empty(), HashTreePMap.empty(), 0);

  private final TreePMap<Place, HistoryEvent<E>> inOrder;
  private final HashPMap<EntryId, PVector<Place>> entries;
  private final long next;

  private History(
      TreePMap<Place, HistoryEvent<E>> inOrder,
      HashPMap<EntryId, PVector<Place>> entries,
      long next) {
    this.inOrder = inOrder;
    this.entries = entries;
    this.next = next;
  }

  private record Place(LocalDate day, long order) implements Comparable<Place> {
    private static Place endOf(LocalDate day) {
      return new Place(day, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Place other) {
      int byDay = day.compareTo(other.day);
      return byDay == 0 ? Long.compare(order, other.order) : byDay;
    }
  }

  /** Nothing was recorded. */
  @SuppressWarnings("unchecked") // it holds none
  public static <E extends Event> History<E> empty() {
    return (History<E>) EMPTY;
  }

  /** The order of what is recorded next. */
  public long next() {
    return next;
  }

  /** With {@code event}, recorded next, in {@code entry}. */
  public History<E> and(E event, EntryId entry) {
    return and(HistoryEvent.of(event, next, entry));
  }

  /** With {@code recorded}, whose order lies behind all that were recorded before. */
  public History<E> and(HistoryEvent<E> recorded) {
    Place place = new Place(recorded.day(), recorded.order());
    PVector<Place> places = entries.get(recorded.entry());
    return new History<>(
        inOrder.plus(place, recorded),
        entries.plus(
            recorded.entry(), (places == null ? TreePVector.<Place>empty() : places).plus(place)),
        Math.max(next, recorded.order() + 1));
  }

  /** Without what was recorded in {@code entry}; the same if nothing was. */
  public History<E> without(EntryId entry) {
    PVector<Place> places = entries.get(entry);
    return places == null
        ? this
        : new History<>(inOrder.minusAll(places), entries.minus(entry), next);
  }

  /** Whether anything that was recorded in {@code entry} counts. */
  public boolean has(EntryId entry) {
    return entries.containsKey(entry);
  }

  /** What counts of {@code entry}. */
  public List<E> of(EntryId entry) {
    PVector<Place> places = entries.get(entry);
    return places == null
        ? List.of()
        : places.stream().map(inOrder::get).map(HistoryEvent::event).toList();
  }

  public boolean isEmpty() {
    return inOrder.isEmpty();
  }

  /** All that counts, in order; a view. */
  public Collection<HistoryEvent<E>> all() {
    return inOrder.values();
  }

  /** What tells of {@code day} or of days before it, in order; a view. */
  public Collection<HistoryEvent<E>> upTo(LocalDate day) {
    return inOrder.headMap(Place.endOf(day), true).values();
  }

  /** What tells of days after {@code day}, in order; a view. */
  public Collection<HistoryEvent<E>> after(LocalDate day) {
    return inOrder.tailMap(Place.endOf(day), false).values();
  }

  /** The last that tells of {@code day} or of a day before it: what holds at the end of it. */
  public Optional<HistoryEvent<E>> on(LocalDate day) {
    return recorded(inOrder.floorEntry(Place.endOf(day)));
  }

  /** The first of all. */
  public Optional<HistoryEvent<E>> first() {
    return inOrder.isEmpty() ? Optional.empty() : recorded(inOrder.firstEntry());
  }

  /** The last of all. */
  public Optional<HistoryEvent<E>> last() {
    return inOrder.isEmpty() ? Optional.empty() : recorded(inOrder.lastEntry());
  }

  private Optional<HistoryEvent<E>> recorded(Map.Entry<Place, HistoryEvent<E>> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof History<?> h && inOrder.equals(h.inOrder));
  }

  @Override
  public int hashCode() {
    return inOrder.hashCode();
  }

  @Override
  public String toString() {
    return inOrder.values().toString();
  }
}
