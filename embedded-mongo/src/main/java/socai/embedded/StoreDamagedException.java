package socai.embedded;

import java.io.Serial;

/** The files in the folder are not what was written; the message says what to do. */
public final class StoreDamagedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Says what was found and what to do. */
  public StoreDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
