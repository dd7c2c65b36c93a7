package socai.command;

import socai.event.EntryId;
import socai.range.Prose;

/**
 * What a command tells of is recorded in place of what another recorded wrongly of the same
 * subject: that counts as never recorded, from the one commit on.
 *
 * @param entry the identifier of the command that recorded it
 */
public record InsteadOf(EntryId entry, @Prose(500) String reason) {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "InsteadOf[entry=" + entry + "]";
  }
}
