package socai.benchmarks.append;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was found, by contender and number of clients. */
final class Found {
  private final Map<String, Appended> all = new LinkedHashMap<>();

  /** What was found of {@code contender} with {@code clients}; still empty if nothing was. */
  Appended of(String contender, int clients) {
    return all.computeIfAbsent(contender + " " + clients, key -> new Appended(contender, clients));
  }

  Collection<Appended> all() {
    return all.values();
  }
}
