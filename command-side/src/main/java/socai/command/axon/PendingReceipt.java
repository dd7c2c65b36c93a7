package socai.command.axon;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import socai.ledger.Position;
import socai.ledger.axon.Appended;

/** Where a command's events went; filled in when its unit of work is committed. */
final class PendingReceipt {
  private Optional<Position> position = Optional.empty();

  private PendingReceipt() {}

  /** The position of the last event; empty if the command changed nothing. */
  Optional<Position> position() {
    return position;
  }

  /** Answers every command with a receipt, whatever its handler returns. */
  static final class Interceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
        throws Exception {
      PendingReceipt receipt = new PendingReceipt();
      work.afterCommit(committed -> receipt.position = Appended.by(committed));
      chain.proceed();
      return receipt;
    }
  }
}
