package socai.standalone.crash.product;

/** The program is stopped where it is, and goes on after callers have lost patience, or before. */
final class Stopped implements Harm {
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = 3_000;

  @Override
  public String strike(Scene scene) throws InterruptedException {
    int millis = SHORTEST_MILLIS + scene.random().nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
    scene.house().program().pause();
    try {
      scene.pass(millis);
    } finally {
      scene.house().program().resume();
    }
    return millis + " ms";
  }
}
