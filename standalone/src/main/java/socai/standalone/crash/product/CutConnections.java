package socai.standalone.crash.product;

import java.io.IOException;

/**
 * A caller's connection breaks: somewhere in the middle of a command, or when all of it is sent and
 * its answer is not heard. The same is sent again, as a telephone does.
 */
final class CutConnections implements Harm {
  private static final int MOST = 12;
  private static final int LONGEST_MILLIS = 20;

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    int cuts = 1 + scene.random().nextInt(MOST);
    for (int i = 0; i < cuts; i++) {
      Sending sending = scene.work().next();
      scene.book().intends(sending);
      byte[] whole = RudeCaller.whole(sending);
      boolean all = scene.random().nextBoolean();
      try (RudeCaller caller = new RudeCaller(scene.api().port())) {
        caller.send(whole, all ? whole.length : scene.random().nextInt(whole.length));
        scene.pass(scene.random().nextInt(LONGEST_MILLIS));
      }
      scene.callers().carryOut(sending);
      scene.work().taken(sending);
    }
    return cuts + " cuts";
  }
}
