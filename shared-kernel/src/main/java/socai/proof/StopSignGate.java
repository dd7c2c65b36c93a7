package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import socai.ledger.Gate;

/**
 * Closed while a notary of another process has stopped, for who has none: known by a sign in the
 * store, which is read once a second at most. So a command may still be taken within that second.
 */
public final class StopSignGate implements Gate {
  private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  private final StopSign sign;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Null before the first look. */
  private volatile @Nullable Seen seen;

  private record Seen(Optional<DiffersException> why) {}

  /** The gate of the ledger in {@code database}. */
  public StopSignGate(MongoDatabase database) {
    this.sign = new StopSign(database);
  }

  @Override
  public void demandOpen() {
    Seen last = seen;
    long due = next.get();
    long now = System.nanoTime();
    if (last == null || (now - due >= 0 && next.compareAndSet(due, now + BETWEEN_LOOKS))) {
      last = new Seen(sign.seen());
      seen = last;
    }
    last.why()
        .ifPresent(
            why -> {
              throw ProofRefusal.stopped(why);
            });
  }
}
