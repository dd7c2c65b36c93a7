package socai.event;

import java.time.LocalDate;

/**
 * An event with what its place in a history follows from. Sorted as histories are: by the day it
 * tells of; of one day, by when it was recorded.
 *
 * @param day the day it tells of, in Vietnam
 * @param order grows with each event that is recorded of the subject: its number or its position
 * @param entry what it belongs to, and is retracted with
 */
public record HistoryEvent<E extends Event>(LocalDate day, long order, EntryId entry, E event)
    implements Comparable<HistoryEvent<?>> {
  /** {@code event}, told as number {@code order}. */
  public static <E extends Event> HistoryEvent<E> of(E event, long order, EntryId entry) {
    return new HistoryEvent<>(event.occurredAt().day(), order, entry, event);
  }

  /** The same of {@code event}, which it is about, as the kind that it is. */
  public <F extends Event> HistoryEvent<F> as(F event) {
    return new HistoryEvent<>(day, order, entry, event);
  }

  @Override
  public int compareTo(HistoryEvent<?> other) {
    int byDay = day.compareTo(other.day);
    return byDay == 0 ? Long.compare(order, other.order) : byDay;
  }
}
