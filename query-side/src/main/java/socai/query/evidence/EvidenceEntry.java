package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.projection.Picture;
import socai.query.projection.Recorded;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * That an event contributes to a figure without parts. An entry never changes.
 *
 * @param id its heap and its position, so that they sort as they are paged
 * @param sum what the heap amounts to with it
 * @param number its place in the heap, from 1
 */
record EvidenceEntry(
    @JsonProperty("_id") String id,
    long position,
    int amount,
    long sum,
    long number,
    String type,
    String subject,
    OccurredAt occurredAt,
    RecordedAt recordedAt,
    String actor)
    implements Picture {
  private static final int POSITION_DIGITS = 16;

  static EvidenceEntry of(EvidenceHeap heap, Contribution contribution, Recorded recorded) {
    return new EvidenceEntry(
        idOf(heap.id(), recorded.at().value()),
        recorded.at().value(),
        contribution.amount(),
        heap.sum(),
        heap.count(),
        recorded.type(),
        recorded.event().stream().toString(),
        recorded.event().occurredAt(),
        recorded.recordedAt(),
        recorded.actor());
  }

  /** Finds the entries of {@code heap} up to {@code upTo}. */
  static Bson in(String heap, Position upTo) {
    return in(heap, "", upTo);
  }

  /** Of these, finds those behind the one called {@code after}, if that is in this heap. */
  static Bson in(String heap, String after, Position upTo) {
    String least = idOf(heap, 0);
    return Filters.and(
        Filters.gt("_id", after.compareTo(least) > 0 ? after : least),
        Filters.lte("_id", idOf(heap, upTo.value())));
  }

  static String idOf(String heap, long position) {
    String digits = Long.toString(position);
    return heap + "@" + "0".repeat(POSITION_DIGITS - digits.length()) + digits;
  }
}
