package socai.embedded.report;

import java.util.List;

/**
 * What a check looked at, and what it found.
 *
 * @param collections how many collections were read
 * @param documents how many documents were read, and held against every index
 * @param entries how many index entries there are
 * @param findings how many things are wrong; zero is what one wants
 * @param first the first hundred of them
 */
public record CheckReport(
    long collections, long documents, long entries, long findings, List<CheckFinding> first) {
  /** Makes the list unchangeable. */
  public CheckReport {
    first = List.copyOf(first);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return findings == 0;
  }
}
