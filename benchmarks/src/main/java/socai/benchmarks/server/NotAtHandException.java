package socai.benchmarks.server;

/** What is to be measured against cannot be had here; the message says why. */
public final class NotAtHandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAtHandException(String message) {
    super(message);
  }

  NotAtHandException(String message, Throwable cause) {
    super(message, cause);
  }
}
