package socai.embedded.upkeep;

import java.util.ArrayList;
import java.util.List;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckReport;

/** Collects what a check sees. */
final class Findings {
  private static final int KEPT = 100;

  private final List<CheckFinding> first = new ArrayList<>();
  private long number;
  private long collections;
  private long documents;
  private long entries;

  void add(CheckFinding.Kind kind, String collection, String index, String key) {
    number++;
    if (first.size() < KEPT) {
      first.add(new CheckFinding(kind, collection, index, key));
    }
  }

  void collection() {
    collections++;
  }

  void document() {
    documents++;
  }

  void entries(long more) {
    entries += more;
  }

  CheckReport report() {
    return new CheckReport(collections, documents, entries, number, first);
  }
}
