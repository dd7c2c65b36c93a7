package socai.standalone.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Things that come in turns, each turn in another order, so that after as many as there are each
 * has come.
 */
public final class Turns<T> {
  private final List<T> all;
  private final Random random;
  private final Deque<T> turn = new ArrayDeque<>();

  /**
   * Those in {@code all}, in orders that {@code random} decides.
   *
   * @param all not empty
   */
  public Turns(List<T> all, Random random) {
    this.all = List.copyOf(all);
    this.random = random;
  }

  /** The next one. */
  public T next() {
    if (turn.isEmpty()) {
      List<T> mixed = new ArrayList<>(all);
      Collections.shuffle(mixed, random);
      turn.addAll(mixed);
    }
    return turn.remove();
  }
}
