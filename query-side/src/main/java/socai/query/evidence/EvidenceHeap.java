package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.query.projection.Picture;

/**
 * What the entries of one heap add up to: all that contribute to a figure without parts, for
 * figures of a date those of one day.
 *
 * @param count how many entries there are
 */
record EvidenceHeap(@JsonProperty("_id") String id, long position, long sum, long count)
    implements Picture {
  static EvidenceHeap none(String id) {
    return new EvidenceHeap(id, 0, 0, 0);
  }

  static String idOf(Contribution contribution) {
    Figure figure = contribution.to();
    return figure.kind().isDated() ? idOf(figure, contribution.day()) : figure.text();
  }

  /** Of one day; texts sort as days do. */
  static String idOf(Figure figure, LocalDate day) {
    return figure.text() + "/" + day;
  }

  EvidenceHeap and(int amount, long at) {
    return new EvidenceHeap(id, at, sum + amount, count + 1);
  }
}
