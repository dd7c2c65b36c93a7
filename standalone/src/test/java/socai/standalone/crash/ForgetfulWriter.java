package socai.standalone.crash;

import java.util.concurrent.atomic.AtomicInteger;
import socai.fixture.ForwardingLedger;
import socai.ledger.Commit;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.standalone.crash.writer.WriterProcess;

/** A writer's process whose ledger acknowledges every tenth commit and never writes it. */
final class ForgetfulWriter {
  private ForgetfulWriter() {}

  public static void main(String[] arguments) throws Exception {
    WriterProcess.run(Forgetful::new);
  }

  private static final class Forgetful extends ForwardingLedger {
    private final AtomicInteger count = new AtomicInteger();

    Forgetful(Ledger whole) {
      super(whole);
    }

    @Override
    public Position append(Commit commit) {
      return count.incrementAndGet() % 10 == 0
          ? whole.head().plus(commit.events().size())
          : whole.append(commit);
    }
  }
}
