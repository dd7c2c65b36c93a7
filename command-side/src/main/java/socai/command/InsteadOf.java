package socai.command;

import socai.event.EntryId;
import socai.range.Prose;

/**
 * What a command tells of is told in place of what another told wrongly of the same subject: that
 * counts as never told, from the one commit on.
 *
 * @param entry the identifier of the command that told it
 */
public record InsteadOf(EntryId entry, @Prose(500) String reason) {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "InsteadOf[entry=" + entry + "]";
  }
}
