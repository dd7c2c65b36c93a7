package socai.standalone.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import socai.standalone.crash.process.Child;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.WaitLimit;

/** The writers' processes, with one in wait to take the place of one that is killed. */
final class Writers implements AutoCloseable {
  static final int PROCESSES = 2;

  /** The process that writes through the proxy. */
  static final int CARRIED = 1;

  static final int THREADS = 4;

  private final OwnJava java;
  private final Class<?> main;
  private final Path folder;
  private final HistoryFile history;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();

  /** All below are guarded by {@link #lock}. */
  private final List<Seat> seats = new ArrayList<>();

  private Candidate spare;
  private int acknowledged;
  private boolean closed;

  /**
   * @param main what a writer's process runs
   * @param folder for its log
   * @param uris where each of the {@value #PROCESSES} writes to
   */
  Writers(OwnJava java, Class<?> main, Path folder, HistoryFile history, List<String> uris) {
    this.java = java;
    this.main = main;
    this.folder = folder;
    this.history = history;
    for (int i = 0; i < PROCESSES; i++) {
      seats.add(new Seat(String.valueOf((char) ('A' + i)), THREADS, uris.get(i)));
    }
    List<Candidate> first = seats.stream().map(seat -> new Candidate()).toList();
    spare = new Candidate();
    for (int i = 0; i < PROCESSES; i++) {
      first.get(i).take(seats.get(i), 0, 0);
    }
  }

  /** A process that has no seat yet, or has one. */
  private final class Candidate {
    private final Child child =
        Child.start(
            java.command(main), OwnJava.tidy(folder), folder.resolve("writers.log"), this::says);

    private @Nullable Seat seat;

    void take(Seat free, long seed, int count) {
      lock.lock();
      try {
        seat = free;
        free.take(child, seed, count);
      } finally {
        lock.unlock();
      }
    }

    private void says(String line) {
      lock.lock();
      try {
        history.add(line);
        if (seat != null && seat.hears(line)) {
          acknowledged++;
        }
        heard.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Has each thread send {@code count} commands. */
  void work(long seed, int count) {
    lock.lock();
    try {
      acknowledged = 0;
      seats.forEach(seat -> seat.work(seed, count));
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@code commands} have been acknowledged since work began, or all is done. */
  void awaitAcknowledged(int commands, WaitLimit.Wait wait) throws InterruptedException {
    await(() -> acknowledged >= commands || seats.stream().noneMatch(Seat::isBusy), wait);
  }

  /**
   * Waits until all is done.
   *
   * @return whether it is
   */
  boolean awaitDone(WaitLimit.Wait wait) throws InterruptedException {
    return await(() -> seats.stream().noneMatch(Seat::isBusy), wait);
  }

  /**
   * Waits until all readers have been shown {@code position}.
   *
   * @return whether they have
   */
  boolean awaitReaders(long position, WaitLimit.Wait wait) throws InterruptedException {
    return await(() -> seats.stream().allMatch(seat -> seat.seen() >= position), wait);
  }

  /** Whether it came true while all processes lived and the wait was not over. */
  private boolean await(BooleanSupplier wanted, WaitLimit.Wait wait) throws InterruptedException {
    lock.lock();
    try {
      while (!wanted.getAsBoolean()) {
        if (closed || wait.isOver() || seats.stream().anyMatch(Seat::isDead)) {
          return false;
        }
        heard.awaitNanos(TimeUnit.SECONDS.toNanos(1));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Who has something to do, how much has no answer, and how far the readers are. */
  String state() {
    lock.lock();
    try {
      return seats.stream().map(Seat::state).collect(Collectors.joining("; "));
    } finally {
      lock.unlock();
    }
  }

  void pause(int seat) {
    child(seat).pause();
  }

  void resume(int seat) {
    child(seat).resume();
  }

  /** As {@code kill -9}. */
  void kill(int seat) {
    child(seat).kill();
  }

  /** The one in wait takes the place of one that was killed, and does {@code count} commands. */
  void replace(int seat, long seed, int count) {
    spare.take(seats.get(seat), seed, count);
    spare = new Candidate();
  }

  private Child child(int seat) {
    lock.lock();
    try {
      return seats.get(seat).child();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
    spare.child.kill();
    for (int i = 0; i < PROCESSES; i++) {
      kill(i);
    }
  }
}
