package socai.query.figure;

import java.time.LocalDate;
import socai.ledger.Position;

/**
 * Where the events of a figure are to be had. Every answer that shows figures has a field {@code
 * evidence}: for each figure the address, as a URI template (RFC 6570) whose expressions are filled
 * in from the same line as the figure. It names the answer's position, so that events recorded
 * meanwhile do not count.
 */
public final class EvidenceAddress {
  private static final String DOOR = "/api/evidence/";

  private EvidenceAddress() {}

  /** {@code figure} as {@link Figure#text()}, with expressions in it. */
  public static String of(String figure, LocalDate asOf, Position upTo) {
    return DOOR + figure + "?asOf=" + asOf + "&upTo=" + upTo;
  }
}
