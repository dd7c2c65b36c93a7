package socai.standalone.crash.product;

import java.io.IOException;

/**
 * One thing that goes wrong while callers are at work, and what the program must do then. Puts all
 * right again before it returns.
 */
interface Harm {
  /** Whether it can be done here. */
  default boolean isPossible(Disk disk) {
    return true;
  }

  /**
   * Does it.
   *
   * @return what came of it, in a word or two; empty where that is always the same
   */
  String strike(Scene scene) throws IOException, InterruptedException;
}
