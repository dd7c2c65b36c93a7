package socai.command;

import java.util.Optional;

/** What a command does to how much is told of a subject. */
public enum Telling {
  /** It tells something that was not told before. */
  NEW,
  /** It tells something in place of what was told wrongly. */
  IN_PLACE,
  /** It tells that something is over. */
  END;

  /** Of a command that ends nothing. */
  public static Telling of(Optional<InsteadOf> insteadOf) {
    return insteadOf.isPresent() ? IN_PLACE : NEW;
  }
}
