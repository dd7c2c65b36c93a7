package socai.query.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HexFormat;
import socai.query.projection.View;

/**
 * What happened to a finding before the last that happened to it. Follows from its event alone, and
 * no projection reads it.
 *
 * @param id the finding, then how many happened before it, so that they sort as they happened
 */
record FindingChange(@JsonProperty("_id") String id, long position, FindingView.Change change)
    implements View {
  /** The change {@code number} of {@code finding}, of which the first is 0. */
  static FindingChange of(String finding, int number, FindingView.Change change) {
    return new FindingChange(idOf(finding, number), change.position().value(), change);
  }

  /** The id of the change {@code number} of {@code finding}. */
  static String idOf(String finding, int number) {
    return finding + "/" + HexFormat.of().toHexDigits(number);
  }
}
