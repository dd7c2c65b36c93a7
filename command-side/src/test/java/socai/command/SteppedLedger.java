package socai.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import socai.event.StreamId;
import socai.fixture.ForwardingLedger;
import socai.ledger.CarriedOut;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.UniqueKey;

/**
 * A ledger that stops whoever comes to it, before each read and each append, until they are told to
 * go on: so two commands can be led through each other step by step.
 */
final class SteppedLedger extends ForwardingLedger {
  private final Map<Thread, Semaphore> stopped = new ConcurrentHashMap<>();
  private final Map<Thread, Semaphore> led = new ConcurrentHashMap<>();

  SteppedLedger(Ledger ledger) {
    super(ledger);
  }

  /** From now on {@code thread} is stopped here. */
  void lead(Thread thread) {
    led.put(thread, new Semaphore(0));
  }

  /** Whether {@code thread} stands here. */
  boolean isStopped(Thread thread) {
    return stopped.containsKey(thread);
  }

  /** Lets {@code thread}, which stands here, go on to its next step. */
  void goOn(Thread thread) {
    Semaphore stop = stopped.remove(thread);
    if (stop != null) {
      stop.release();
    }
  }

  private void step() {
    Semaphore stop = led.get(Thread.currentThread());
    if (stop != null) {
      stopped.put(Thread.currentThread(), stop);
      stop.acquireUninterruptibly();
    }
  }

  @Override
  public Position append(Commit commit) {
    step();
    return super.append(commit);
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    step();
    return super.read(stream, from);
  }

  @Override
  public Optional<StreamId> holder(UniqueKey key) {
    step();
    return super.holder(key);
  }

  @Override
  public Optional<CarriedOut> find(CommandId command) {
    step();
    return super.find(command);
  }
}
