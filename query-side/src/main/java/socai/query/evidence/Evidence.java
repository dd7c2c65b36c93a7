package socai.query.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.figure.Definition;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * A figure, and one page of the events that make it.
 *
 * @param figure its name
 * @param asOf the date of the figure
 * @param position nothing after it is counted
 * @param value what all contributions add up to
 * @param count how many events contribute
 * @param before what those on the pages before this one add up to
 * @param next what to give as {@code after} for the next page; empty on the last one
 */
record Evidence(
    String figure,
    Map<String, String> parameters,
    Definition definition,
    LocalDate asOf,
    Position position,
    long value,
    long count,
    long before,
    List<Line> events,
    Optional<String> next) {
  /**
   * One event that contributes.
   *
   * @param amount how much it adds or, if negative, takes away; never 0
   * @param day from which it counts
   * @param subject its stream, as kind/id
   */
  record Line(
      Position position,
      int amount,
      String type,
      String subject,
      LocalDate day,
      OccurredAt occurredAt,
      RecordedAt recordedAt,
      String actor) {}
}
