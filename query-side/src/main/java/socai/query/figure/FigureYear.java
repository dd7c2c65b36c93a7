package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import socai.query.projection.View;

/**
 * What a figure without parts gains and loses in one year, day by day, by all that was recorded: no
 * more lines than a year has days.
 *
 * @param id the figure and the year
 * @param position of the last event that changed it
 * @param figure as {@link Figure#text()}
 * @param days those on which something changes, in their order
 */
public record FigureYear(
    @JsonProperty("_id") String id, long position, String figure, List<Day> days) implements View {
  public FigureYear {
    days = List.copyOf(days);
  }

  /**
   * What events add on one day.
   *
   * @param sum what they add up to
   * @param count how many they are
   */
  public record Day(LocalDate day, long sum, long count) {}

  /** The year in which {@code contribution} counts first, before anything was recorded of it. */
  static FigureYear before(Contribution contribution) {
    return new FigureYear(idOf(contribution), 0, contribution.to().text(), List.of());
  }

  /** Texts sort as years do. */
  static String idOf(Contribution contribution) {
    return String.format(
        Locale.ROOT, "%s/%04d", contribution.to().text(), contribution.day().getYear());
  }

  long sumOf(LocalDate day) {
    return days.stream().filter(d -> d.day().equals(day)).mapToLong(Day::sum).sum();
  }

  /** With {@code contributions} of one event, each to another day. */
  FigureYear and(Collection<Contribution> contributions, long at) {
    List<Day> more = new ArrayList<>(days);
    for (Contribution c : contributions) {
      Day before =
          days.stream()
              .filter(d -> d.day().equals(c.day()))
              .findFirst()
              .orElse(new Day(c.day(), 0, 0));
      more.remove(before);
      more.add(new Day(c.day(), before.sum() + c.amount(), before.count() + 1));
    }
    more.sort(Comparator.comparing(Day::day));
    return new FigureYear(id, at, figure, more);
  }
}
