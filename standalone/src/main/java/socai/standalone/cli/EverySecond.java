package socai.standalone.cli;

import java.util.function.Consumer;

/** Passes on one value a second, at most: nobody reads faster. For one thread. */
final class EverySecond<T> implements Consumer<T> {
  private static final long NANOSECONDS = 1_000_000_000;

  private final Consumer<T> next;
  private long last = System.nanoTime();

  EverySecond(Consumer<T> next) {
    this.next = next;
  }

  @Override
  public void accept(T value) {
    long now = System.nanoTime();
    if (now - last >= NANOSECONDS) {
      last = now;
      next.accept(value);
    }
  }
}
