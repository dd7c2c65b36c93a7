package socai.standalone.crash.soak;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.product.Answer;
import socai.standalone.crash.product.ApiClient;
import socai.standalone.crash.product.Book;
import socai.standalone.crash.product.FieldWork;
import socai.standalone.crash.product.Sending;

/**
 * Many callers at once. Each command is sent until it is answered as taken; who is told to come
 * again later, does, and so does who hears nothing.
 */
final class Load {
  /** More than the program has threads. */
  static final int MOST_AT_ONCE = 240;

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ApiClient api;
  private final Book book;
  private final FieldWork work;
  private final AtomicInteger underWay = new AtomicInteger();
  private final PriorityBlockingQueue<Again> again =
      new PriorityBlockingQueue<>(16, Comparator.comparingLong(Again::at));

  private final long began = System.nanoTime();
  private long[] latencies = new long[1024];
  private int answers;
  private long waiting;

  /** To be sent again at that time, counted from when the load began. */
  private record Again(Sending sending, long at) {}

  Load(ApiClient api, Book book, FieldWork work) {
    this.api = api;
    this.book = book;
    this.work = work;
  }

  /** Has so many callers send one command after the other, and says how many a second are taken. */
  double measure(int callers, Duration time) {
    long before = book.acknowledged();
    long begun = System.nanoTime();
    run(time, callers, elapsed -> Long.MAX_VALUE);
    return (book.acknowledged() - before) * 1e9 / (System.nanoTime() - begun);
  }

  /** Sends {@code perSecond} new commands a second, whether or not those before are answered. */
  void press(double perSecond, Duration time) {
    run(time, MOST_AT_ONCE, elapsed -> (long) (elapsed * perSecond / 1e9));
  }

  private void run(Duration time, int most, LongUnaryOperator due) {
    long begun = System.nanoTime();
    long sent = 0;
    long elapsed = 0;
    while (elapsed < time.toNanos() && !Thread.currentThread().isInterrupted()) {
      long wanted = due.applyAsLong(elapsed);
      while (underWay.get() < most) {
        Optional<Sending> old = dueAgain();
        if (old.isPresent()) {
          send(old.get());
        } else if (sent < wanted) {
          send(fresh());
          sent++;
        } else {
          break;
        }
      }
      waiting = wanted == Long.MAX_VALUE ? 0 : Math.max(0, wanted - sent);
      LockSupport.parkNanos(STEP_NANOS);
      elapsed = System.nanoTime() - begun;
    }
  }

  private synchronized Sending fresh() {
    Sending sending = work.next();
    book.intends(sending);
    return sending;
  }

  /** Sends what must be sent again, as soon as it may be, and nothing else. */
  void sendWhatIsLeft() {
    while (underWay.get() < MOST_AT_ONCE) {
      Optional<Sending> old = dueAgain();
      if (old.isEmpty()) {
        return;
      }
      send(old.get());
    }
  }

  /** Whether each command that was ever sent is answered as taken. */
  boolean isDone() {
    return underWay.get() == 0 && again.isEmpty();
  }

  /** A command that somebody else has sent and nobody has an answer for. */
  void leave(Sending sending) {
    again.add(new Again(sending, now()));
  }

  /** One that somebody else is to send. */
  Sending forSomebodyElse() {
    return fresh();
  }

  private Optional<Sending> dueAgain() {
    Again first = again.peek();
    if (first == null || first.at() > now()) {
      return Optional.empty();
    }
    return Optional.ofNullable(again.poll()).map(Again::sending);
  }

  private long now() {
    return System.nanoTime() - began;
  }

  private void send(Sending sending) {
    long sent = System.nanoTime();
    underWay.incrementAndGet();
    CompletableFuture<Answer> unused =
        api.postLater(sending)
            .whenComplete(
                (answer, failure) -> {
                  answered(sending, answer, System.nanoTime() - sent);
                  underWay.decrementAndGet();
                });
  }

  private void answered(Sending sending, @Nullable Answer answer, long nanos) {
    if (answer == null) {
      book.unanswered();
      again.add(new Again(sending, now() + AGAIN_NANOS));
    } else if (answer.isTaken()) {
      taken(sending, answer.position(), nanos);
    } else if (answer.isLater()) {
      book.later();
      long seconds = Long.parseLong(answer.retryAfter().orElse("1"));
      again.add(new Again(sending, now() + TimeUnit.SECONDS.toNanos(seconds)));
    } else {
      book.found(new Violation(Flaw.ANSWERED_OTHERWISE, sending.path() + ": " + answer));
    }
  }

  private synchronized void taken(Sending sending, long position, long nanos) {
    book.taken(sending, position);
    work.taken(sending);
    if (answers == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * answers);
    }
    latencies[answers++] = nanos;
  }

  /** Than this 99 of 100 answers since it was last asked were no slower. */
  synchronized long takeSlowestMillis() {
    long[] sorted = Arrays.copyOf(latencies, answers);
    Arrays.sort(sorted);
    answers = 0;
    return sorted.length == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(sorted[sorted.length * 99 / 100]);
  }

  /** How many commands were due and could not be sent. */
  long waiting() {
    return waiting + again.size();
  }
}
