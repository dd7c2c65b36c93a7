package socai.standalone.crash.check;

import java.util.List;

/**
 * How a ledger stands to the history of those who wrote it.
 *
 * @param commits how many commits it holds
 * @param events how many events
 * @param acknowledged how many commands were acknowledged, all of them found where they were said
 *     to be unless {@code findings} name them
 * @param unknown how many attempts ended without an answer
 * @param refused how many attempts were refused for a conflict
 * @param known how many commands were answered with their first outcome when sent again
 * @param findings what is wrong, in the order in which it was found
 */
public record Verdict(
    long commits,
    long events,
    long acknowledged,
    long unknown,
    long refused,
    long known,
    List<Violation> findings) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return findings.isEmpty();
  }

  /** How many findings are {@code flaw}. */
  public long count(Flaw flaw) {
    return findings.stream().filter(finding -> finding.flaw() == flaw).count();
  }
}
