package socai.embedded;

import java.io.Serial;

/** Another opener has the folder; the message names it. */
public final class StoreInUseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Says who has the folder. */
  public StoreInUseException(String message) {
    super(message);
  }
}
