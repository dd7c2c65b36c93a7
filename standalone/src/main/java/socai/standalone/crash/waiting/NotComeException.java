package socai.standalone.crash.waiting;

/** What was waited for did not come within its time. */
public final class NotComeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotComeException(Awaited what, long seconds) {
    super(what + " did not come within " + seconds + " s");
  }
}
