package socai.standalone.crash.product;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * Several callers, each of whom sends its commands one after the other, and each command until it
 * is answered. Some are sent once more, and some identifiers are used for something else.
 */
final class Callers implements AutoCloseable {
  static final int THREADS = 4;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(10);
  private static final Duration LONGEST_REST = Duration.ofMinutes(2);
  private static final int ONE_IN = 8;

  private final Supplier<ApiClient> api;
  private final Book book;
  private final Turnstile turnstile = new Turnstile();
  private final List<FieldWork> works = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean closed;

  Callers(Supplier<ApiClient> api, Book book, FieldWork.Ground ground, long seed) {
    this.api = api;
    this.book = book;
    for (int i = 0; i < THREADS; i++) {
      works.add(new FieldWork(ground, new Random(seed * 31 + i)));
    }
  }

  /** Has each send {@code count} commands. */
  void begin(int count) {
    taken.set(0);
    threads.clear();
    for (FieldWork work : works) {
      Thread thread = new Thread(() -> work(work, count), "caller");
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work(FieldWork work, int count) {
    try {
      for (int i = 1; i <= count && !closed; i++) {
        Sending sending = work.next();
        carryOut(sending);
        work.taken(sending);
        taken.incrementAndGet();
        if (i % ONE_IN == 0) {
          carryOut(sending);
          tryAnother(work.act().under(sending.command()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends it until it is answered. */
  void carryOut(Sending sending) throws InterruptedException {
    book.intends(sending);
    sendUntil(
        sending,
        answer -> {
          book.answered(sending, answer);
          return !answer.isLater();
        });
  }

  /** Another command under an identifier that is known must be refused, whenever it is answered. */
  private void tryAnother(Sending other) throws InterruptedException {
    sendUntil(
        other,
        answer -> {
          Promises.ofAnotherUnderIt(answer).ifPresent(book::found);
          return !answer.isLater();
        });
  }

  private void sendUntil(Sending sending, Predicate<Answer> isTheLast) throws InterruptedException {
    while (!closed) {
      turnstile.enter();
      try {
        if (isTheLast.test(api.get().post(sending))) {
          return;
        }
      } catch (IOException e) {
        book.unanswered();
      } finally {
        turnstile.leave();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Waits until so many were taken since work began, or all is done. */
  void awaitTaken(int commands, WaitLimit patience) throws InterruptedException {
    patience.demand(
        Awaited.COMMANDS_ACKNOWLEDGED, LONGEST_WORK, () -> taken.get() >= commands || isDone());
  }

  /** Waits until all is done. */
  void awaitDone(WaitLimit patience) throws InterruptedException {
    patience.demand(Awaited.WRITERS_TO_END, LONGEST_WORK, this::isDone);
  }

  private boolean isDone() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** Nobody sends anything from now on; who waits for an answer goes on waiting. */
  void hold() {
    turnstile.shut();
  }

  /** Waits until nobody is in the middle of a request. */
  void awaitRest(WaitLimit patience) throws InterruptedException {
    patience.demand(Awaited.CALLERS_TO_REST, LONGEST_REST, turnstile::isEmpty);
  }

  /** They go on. */
  void release() {
    turnstile.open();
  }

  @Override
  public void close() {
    closed = true;
    turnstile.open();
    threads.forEach(Thread::interrupt);
  }
}
