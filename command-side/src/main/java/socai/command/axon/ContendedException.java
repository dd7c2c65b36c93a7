package socai.command.axon;

/** Others changed the same stream first, again and again. */
public final class ContendedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContendedException() {
    super("too many changes at the same time");
  }
}
