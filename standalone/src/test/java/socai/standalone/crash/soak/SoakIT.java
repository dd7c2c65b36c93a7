package socai.standalone.crash.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.WaitLimit;

/** Some seconds of what {@code socai.jar soak} does for as long as one likes. */
class SoakIT {
  private static final Duration TIME = Duration.ofSeconds(12);
  private static final long SEED = 2026;
  private static final int PERCENT = 120;

  @TempDir Path folder;

  @Test
  void under_more_than_it_can_take_the_program_loses_nothing_and_stays_within_bounds()
      throws Exception {
    OwnJava java = OwnJava.unpackedIn(folder);
    Soak.Settings settings =
        new Soak.Settings(SEED, TIME, PERCENT, Duration.ofSeconds(2), java, folder);
    List<Sample> samples = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    try (Soak soak = new Soak(settings, new WaitLimit((what, seconds, most) -> {}))) {
      Soak.Result result =
          soak.run(
              new Soak.Progress() {
                @Override
                public void measured(double perSecond, double sent) {
                  rates.add(perSecond);
                  rates.add(sent);
                }

                @Override
                public void sampled(Sample sample) {
                  samples.add(sample);
                }
              });
      assertThat(result.findings()).isEmpty();
      assertThat(rates.get(1)).isEqualTo(rates.get(0) * PERCENT / 100);
      assertThat(samples).isNotEmpty();
      assertThat(result.acknowledged()).isGreaterThanOrEqualTo(samples.get(0).acknowledged());
      assertThat(result.events()).isGreaterThanOrEqualTo(result.acknowledged());
    }
  }
}
