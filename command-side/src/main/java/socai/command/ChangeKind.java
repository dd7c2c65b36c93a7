package socai.command;

import java.util.Optional;

/** What a command does to how much is recorded of a subject. */
public enum ChangeKind {
  /** It tells something that was not recorded before. */
  NEW,
  /** It tells something in place of what was recorded wrongly. */
  IN_PLACE,
  /** It tells that something is over. */
  END;

  /** Of a command that ends nothing. */
  public static ChangeKind of(Optional<InsteadOf> insteadOf) {
    return insteadOf.isPresent() ? IN_PLACE : NEW;
  }
}
