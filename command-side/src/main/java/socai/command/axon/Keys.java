package socai.command.axon;

import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;
import socai.event.StreamId;
import socai.ledger.Ledger;
import socai.ledger.UniqueKey;
import socai.ledger.axon.Taking;
import socai.problem.Refusal;

/** What there is one of in the whole ledger: looked up, and taken by a command with its commit. */
@Component
public class Keys {
  private final Ledger ledger;

  Keys(Ledger ledger) {
    this.ledger = ledger;
  }

  /** In which stream the command told that has {@code key}; empty if nobody has it. One read. */
  public Optional<StreamId> holder(UniqueKey key) {
    return ledger.holder(key);
  }

  /**
   * The command at hand takes {@code key} with its commit; it is refused by {@code taken}, and
   * changes nothing, where another command has it by then.
   */
  public void take(UniqueKey key, Refusal taken) {
    Taking.of(CurrentUnitOfWork.get(), key, taken);
  }
}
