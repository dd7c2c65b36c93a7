package socai.benchmarks.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Results;

class ChartTest {
  @TempDir private Path folder;

  @Test
  void a_rate_is_drawn_as_the_time_for_one_event_of_each_who_was_measured() throws IOException {
    Results results = new Results("read", "benchmarks/run read");
    Comparison alone = Comparison.withLimit("full read", "events/s", 50_000, "raw cursor", 100_000);
    results.compare(10_000, alone, Map.of("axon-mongo", 2_000.0));
    results.compare(100_000, alone, Map.of());
    results.sumUp(100_000, alone, List.of());
    results.keep(Optional.of(folder));

    Path picture = folder.resolve("picture.svg");
    Chart.draw(folder, picture);

    assertThat(Files.readString(picture))
        .contains("<title>socai, 10\u2009000: 20 µs</title>")
        .contains("<title>socai, 100\u2009000: 20 µs</title>")
        .contains("<title>raw, 100\u2009000: 10 µs</title>")
        .contains("<title>axon-mongo, 10\u2009000: 500 µs</title>")
        .doesNotContain("axon-mongo, 100");
  }

  @Test
  void nothing_kept_is_nothing_drawn() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Chart.draw(folder, folder.resolve("picture.svg")));
  }
}
