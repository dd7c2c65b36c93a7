package socai.ledger.axon;

import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import socai.ledger.Position;

/** Where the events of a unit of work went; known once it is committed. */
public final class Appended {
  private static final String KEY = Appended.class.getName();

  private Appended() {}

  /** The position of the last event that {@code work} appended; empty if it appended none. */
  public static Optional<Position> by(UnitOfWork<?> work) {
    return Optional.ofNullable(work.root().getResource(KEY));
  }

  static void note(UnitOfWork<?> work, Position position) {
    work.root().resources().put(KEY, position);
  }
}
