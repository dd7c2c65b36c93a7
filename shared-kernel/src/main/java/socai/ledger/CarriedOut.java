package socai.ledger;

import java.util.Optional;

/**
 * What the ledger knows of a command that it has events of.
 *
 * @param last the position of the last event it caused
 * @param said what it said; empty where that was not kept, as in ledgers' older commits
 */
public record CarriedOut(Position last, Optional<CommandDigest> said) {
  /** Whether {@code digest} can be of the very command that was carried out. */
  public boolean canBe(CommandDigest digest) {
    return said.map(digest::equals).orElse(true);
  }
}
