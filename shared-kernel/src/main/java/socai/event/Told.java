package socai.event;

import java.time.LocalDate;

/**
 * An event with what its place in a history follows from. Sorted as histories are: by the day it
 * tells of; of one day, by when it was told.
 *
 * @param day the day it tells of, in Vietnam
 * @param order grows with each event that is told of the subject: its number or its position
 * @param entry what it belongs to, and is retracted with
 */
public record Told<E extends Event>(LocalDate day, long order, EntryId entry, E event)
    implements Comparable<Told<?>> {
  /** {@code event}, told as number {@code order}. */
  public static <E extends Event> Told<E> of(E event, long order, EntryId entry) {
    return new Told<>(event.occurredAt().day(), order, entry, event);
  }

  /** The same of {@code event}, which it is about, as the kind that it is. */
  public <F extends Event> Told<F> as(F event) {
    return new Told<>(day, order, entry, event);
  }

  @Override
  public int compareTo(Told<?> other) {
    int byDay = day.compareTo(other.day);
    return byDay == 0 ? Long.compare(order, other.order) : byDay;
  }
}
