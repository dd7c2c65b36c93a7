package socai.query.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds from a day on, until the next of its kind.
 *
 * @param <T> what holds
 */
public record Dated<T>(T value, LocalDate from) {
  /** What holds on {@code day} by {@code all}; empty before the first. */
  public static <T> Optional<T> on(LocalDate day, List<Dated<T>> all) {
    return all.stream()
        .filter(d -> !day.isBefore(d.from()))
        .max(Comparator.comparing(Dated::from))
        .map(Dated::value);
  }

  /** {@code all} and {@code next}, which takes the place of one from the same day. */
  public static <T> List<Dated<T>> and(List<Dated<T>> all, Dated<T> next) {
    List<Dated<T>> more = new ArrayList<>(all);
    more.removeIf(d -> d.from().equals(next.from()));
    more.add(next);
    return List.copyOf(more);
  }
}
