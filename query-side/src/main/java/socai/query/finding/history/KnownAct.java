package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.ledger.Position;
import socai.query.ladder.Places;
import socai.query.projection.View;

/**
 * An act as it stood from one event to another. What it was stays: whoever is told the same events
 * again, with some of these written and others not, reads each act as it was at that event.
 *
 * @param id the household, when the act occurred, which act, and since when it is so
 * @param key as {@link CountedAct#key()}
 * @param slot where acts close to it are looked for; empty if it is held against no other
 * @param since by which event it is so
 * @param until by which event it was so no more; {@link Position#MOST} while it is
 */
public record KnownAct(
    @JsonProperty("_id") String id,
    long position,
    String key,
    String slot,
    long since,
    long until,
    CountedAct act)
    implements View {
  public static final String KEY = "key";
  public static final String SLOT = "slot";

  /** Held against no other. */
  public static final String ALONE = "";

  public static final String UNTIL = "until";

  /** From {@code at} on, it stands as {@code act}. */
  public static KnownAct from(CountedAct act, String slot, Position at) {
    String id =
        act.household() + "/" + Places.sortable(act.at()) + "/" + act.act() + "/" + at.value();
    return new KnownAct(id, at.value(), act.key(), slot, at.value(), Position.MOST, act);
  }

  /** From {@code at} on, it stands so no more. */
  public KnownAct upTo(Position at) {
    return new KnownAct(id, at.value(), key, slot, since, at.value(), act);
  }

  public boolean isAlone() {
    return slot.equals(ALONE);
  }

  /** Whether it stood just before the event {@code at}. */
  public boolean stoodBefore(Position at) {
    return since < at.value() && at.value() <= until;
  }

  /** Whether it stands after the event {@code at}. */
  public boolean standsAfter(Position at) {
    return since <= at.value() && at.value() < until;
  }

  /** Whether it stood just before the event {@code at} or stands after it. */
  public boolean standsAround(Position at) {
    return since <= at.value() && at.value() <= until;
  }
}
