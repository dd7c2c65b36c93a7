package socai.standalone.crash.writer;

import com.mongodb.MongoException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import socai.ledger.LedgerBrokenException;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;

/**
 * Follows the ledger as a projection does, from a position on, and tells what it was shown: each
 * link is the first eight bytes of SHA-256 over the link before it and the event's identifier.
 */
final class Reader implements Runnable {
  private static final int MOST_UNTOLD = 100;
  private static final int PATIENCE_MILLIS = 100;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LedgerMessageSource source;
  private final HistoryWriter recorded;
  private final MessageDigest sha256;
  private long position;
  private long link;
  private int unreported;

  Reader(LedgerMessageSource source, HistoryWriter recorded, long position, long link) {
    this.source = source;
    this.recorded = recorded;
    this.position = position;
    this.link = link;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void run() {
    while (true) {
      try (BlockingStream<TrackedEventMessage<?>> stream =
          source.openStream(new GlobalSequenceTrackingToken(position))) {
        follow(stream);
      } catch (MongoException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        recorded.broken(e);
        return;
      }
    }
  }

  private void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
    while (true) {
      if (stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        take(stream.nextAvailable());
      }
      if (unreported > 0 && (unreported >= MOST_UNTOLD || stream.peek().isEmpty())) {
        recorded.seen(position, link);
        unreported = 0;
      }
    }
  }

  private void take(TrackedEventMessage<?> event) {
    long at = LedgerEventStorageEngine.positionOf(event.trackingToken()).value();
    if (at != position + 1) {
      throw new LedgerBrokenException("a reader at " + position + " was shown " + at);
    }
    position = at;
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(link).array());
    link =
        ByteBuffer.wrap(sha256.digest(event.getIdentifier().getBytes(StandardCharsets.UTF_8)))
            .getLong();
    unreported++;
  }
}
