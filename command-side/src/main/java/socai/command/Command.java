package socai.command;

import socai.event.EntryId;
import socai.ledger.CommandId;

/**
 * Something asked for. In JSON a command is complete in itself, so that it means the same alone and
 * in a batch.
 */
public interface Command {
  /**
   * Chosen by the sender. The same one sent again changes nothing and is answered as at first;
   * another under it is refused.
   */
  CommandId command();

  /** What it records in a stream. */
  default EntryId entry() {
    return new EntryId(command().value());
  }
}
