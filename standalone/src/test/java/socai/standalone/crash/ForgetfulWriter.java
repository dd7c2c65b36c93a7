package socai.standalone.crash;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import socai.event.StreamId;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.standalone.crash.writer.WriterProcess;

/** A writer's process whose ledger acknowledges every tenth commit and never writes it. */
final class ForgetfulWriter {
  private ForgetfulWriter() {}

  public static void main(String[] arguments) throws Exception {
    WriterProcess.run(Forgetful::new);
  }

  private record Forgetful(Ledger whole, AtomicInteger count) implements Ledger {
    Forgetful(Ledger whole) {
      this(whole, new AtomicInteger());
    }

    @Override
    public Position append(Commit commit) {
      return count.incrementAndGet() % 10 == 0
          ? whole.head().plus(commit.events().size())
          : whole.append(commit);
    }

    @Override
    public Position head() {
      return whole.head();
    }

    @Override
    public List<Entry> read(Position after, int limit) {
      return whole.read(after, limit);
    }

    @Override
    public Iterator<Entry> follow(Position after) {
      return whole.follow(after);
    }

    @Override
    public List<Entry> read(StreamId stream, long from) {
      return whole.read(stream, from);
    }

    @Override
    public Optional<Position> find(CommandId command) {
      return whole.find(command);
    }
  }
}
