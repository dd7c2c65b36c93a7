package socai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.schema.Json;

/** What one run has measured: each figure a JSON line, printed at once; the last one sums it up. */
public final class Results {
  private final String name;
  private final String command;
  private final Map<String, Object> machine = Machine.now();
  private final List<String> lines = new ArrayList<>();
  private final Set<Map<String, String>> skipped = new LinkedHashSet<>();

  /**
   * @param name of the benchmark
   * @param command with which it was started
   */
  public Results(String name, String command) {
    this.name = name;
    this.command = command;
  }

  /** Says one figure. */
  public void say(Map<String, ?> figure) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("name", name);
    figure.forEach((key, value) -> line.put(key, value instanceof Double d ? rounded(d) : value));
    print(line);
  }

  /**
   * Says one figure beside each of the peers', or alone where there are none.
   *
   * @param events the size
   * @return the first of them
   */
  public Comparison compare(int events, Comparison alone, Map<String, Double> peers) {
    List<Comparison> all = new ArrayList<>();
    peers.forEach((peer, value) -> all.add(alone.beside(peer, value)));
    if (all.isEmpty()) {
      all.add(alone);
    }
    all.forEach(one -> compare(events, one));
    return all.get(0);
  }

  private void compare(int events, Comparison comparison) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("events", events);
    line.putAll(comparison.fields());
    say(line);
  }

  /** Remembers that {@code what} was not measured, and why. */
  public void skip(String what, String why) {
    skipped.add(Map.of("what", what, "why", why));
  }

  /**
   * Says the last line.
   *
   * @param main the figure that the run was for
   * @param goals what was wanted, each with whether it was met
   */
  public void sumUp(int events, Comparison main, List<Goal> goals) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("ours", Results.rounded(main.ours()));
    line.putAll(main.fields());
    line.put("events", events);
    line.put("goals", goals.stream().map(Goal::fields).toList());
    line.put("skipped", skipped);
    line.put("date", LocalDate.now(Clock.system(ZoneOffset.UTC)).toString());
    line.put("machine", machine);
    line.put("command", command);
    print(line);
  }

  /** Keeps what was said in {@code folder}, in place of what an earlier run has left there. */
  public void keep(Optional<Path> folder) {
    folder.ifPresent(
        kept -> {
          try {
            Files.createDirectories(kept);
            Files.write(kept.resolve(name + ".jsonl"), lines);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void print(Map<String, ?> line) {
    String json = Json.mapper().writeValueAsString(line);
    lines.add(json);
    System.out.println(json);
  }

  /** Three digits are more than any of these figures is worth. */
  static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).round(new MathContext(3));
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
