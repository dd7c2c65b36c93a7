package socai.process;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import socai.ledger.StartRefusal;
import socai.problem.Problem;
import socai.problem.ProblemTexts;
import socai.problem.RefusedException;

/** Tells whoever starts a process why it was refused and what to do, in both languages. */
class StartRefused extends AbstractFailureAnalyzer<RefusedException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, RefusedException refused) {
    if (!(refused.refusal() instanceof StartRefusal)) {
      return null;
    }
    return new FailureAnalysis(
        in(refused).map(Problem::title).collect(Collectors.joining("\n"))
            + "\n("
            + refused.refusal().code()
            + ")",
        in(refused).map(Problem::detail).collect(Collectors.joining("\n")),
        failure);
  }

  private static Stream<Problem> in(RefusedException refused) {
    return Stream.of(Locale.forLanguageTag("vi"), Locale.ENGLISH)
        .map(reader -> ProblemTexts.problem(refused.refusal(), refused.details(), reader));
  }
}
