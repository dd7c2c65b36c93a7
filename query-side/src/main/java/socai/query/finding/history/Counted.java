package socai.query.finding.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many acts concern somebody or something.
 *
 * @param <T> what they concern
 */
public record Counted<T>(T value, int acts) {
  public static <T> List<T> values(List<Counted<T>> all) {
    return all.stream().map(Counted::value).toList();
  }

  /**
   * {@code all}, with those of {@code come} added and those of {@code gone} taken off. What none
   * concerns any more is left out, what none concerned before comes last.
   */
  public static <T> List<Counted<T>> changed(
      List<Counted<T>> all,
      List<CountedAct> come,
      List<CountedAct> gone,
      Function<CountedAct, Stream<T>> concerned) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    all.forEach(one -> counts.put(one.value(), one.acts()));
    come.stream().flatMap(concerned).forEach(value -> counts.merge(value, 1, Integer::sum));
    gone.stream().flatMap(concerned).forEach(value -> counts.merge(value, -1, Integer::sum));
    return counts.entrySet().stream()
        .filter(one -> one.getValue() != 0)
        .map(one -> new Counted<>(one.getKey(), one.getValue()))
        .toList();
  }
}
