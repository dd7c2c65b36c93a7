package socai.standalone.crash.soak;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import socai.standalone.crash.product.Book;
import socai.standalone.crash.product.RudeCaller;
import socai.standalone.crash.product.Sending;

/**
 * Callers who hold back their bodies for some seconds, and others who hang up in the middle of a
 * command or before its answer; those leave it to somebody else to send it again.
 */
final class RudeCallers implements Runnable {
  static final int MOST_SLOW = 20;

  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final int port;
  private final Load load;
  private final Book book;
  private final Random random;
  private final Deque<RudeCaller> slow = new ArrayDeque<>();
  private volatile boolean ended;

  RudeCallers(int port, Load load, Book book, Random random) {
    this.port = port;
    this.load = load;
    this.book = book;
    this.random = random;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        holdBack();
        hangUp();
      } catch (IOException e) {
        book.unanswered();
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    while (!slow.isEmpty()) {
      close(slow.remove());
    }
  }

  private void holdBack() throws IOException {
    if (slow.size() == MOST_SLOW) {
      close(slow.remove());
    }
    Sending sending = load.forSomebodyElse();
    load.leave(sending);
    byte[] whole = RudeCaller.whole(sending);
    RudeCaller caller = new RudeCaller(port);
    slow.add(caller);
    caller.send(whole, whole.length - 1 - random.nextInt(100));
  }

  private void hangUp() throws IOException {
    Sending sending = load.forSomebodyElse();
    load.leave(sending);
    byte[] whole = RudeCaller.whole(sending);
    try (RudeCaller caller = new RudeCaller(port)) {
      caller.send(whole, random.nextBoolean() ? whole.length : random.nextInt(whole.length));
    }
  }

  private static void close(RudeCaller caller) {
    try {
      caller.close();
    } catch (IOException gone) {
      // the program has hung up before it
    }
  }

  /** They stop after what they are at. */
  void end() {
    ended = true;
  }
}
