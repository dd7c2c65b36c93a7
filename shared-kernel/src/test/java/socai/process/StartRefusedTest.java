package socai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import socai.ledger.LedgerBrokenException;
import socai.ledger.LedgerRefusal;
import socai.ledger.StartRefusal;

/** What whoever starts a process reads when it is refused. */
class StartRefusedTest {
  private final StartRefused analyzer = new StartRefused();

  @ParameterizedTest
  @EnumSource(StartRefusal.class)
  void each_refusal_is_told_with_its_code_and_what_to_do_in_both_languages(StartRefusal refusal) {
    FailureAnalysis recorded =
        analyzer.analyze(new IllegalStateException("no ledger", refusal.refused()));
    assertThat(recorded.getDescription()).contains("(" + refusal.code() + ")").hasLineCount(3);
    assertThat(recorded.getAction()).hasLineCount(2);
  }

  @Test
  void what_repairs_it_is_told_with_it() {
    LedgerBrokenException broken =
        new LedgerBrokenException(
            "not safe",
            StartRefusal.INDEX_MISSING.refused(
                Map.of("index", "streams_1", "repair", "db.commits.createIndex(…)")));
    FailureAnalysis recorded = analyzer.analyze(broken);
    assertThat(recorded.getDescription()).contains("streams_1").doesNotContain("{");
    assertThat(recorded.getAction()).contains("db.commits.createIndex(…)").doesNotContain("{");
  }

  @Test
  void whatever_else_fails_is_left_to_others() {
    assertThat(analyzer.analyze(LedgerRefusal.BUSY.refused())).isNull();
    assertThat(analyzer.analyze(new IllegalStateException("else"))).isNull();
  }

  @Test
  void spring_finds_it() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                    FailureAnalyzer.class,
                    SpringFactoriesLoader.ArgumentResolver.none(),
                    (t, n, e) -> {}))
        .hasAtLeastOneElementOfType(StartRefused.class);
  }
}
