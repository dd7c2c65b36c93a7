package socai.standalone.crash.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** More callers than there are threads send half a command each; others must be served. */
final class SlowCallers implements Harm {
  private static final int CALLERS = 260;
  private static final int LONGEST_MILLIS = 1_500;

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    List<RudeCaller> slow = new ArrayList<>();
    try {
      byte[] whole = RudeCaller.whole(scene.work().act());
      for (int i = 0; i < CALLERS; i++) {
        RudeCaller caller = new RudeCaller(scene.api().port());
        slow.add(caller);
        caller.send(whole, whole.length - 1 - scene.random().nextInt(100));
      }
      scene.demandAnswered("/api/ledger");
      scene.demandTaken();
      scene.pass(scene.random().nextInt(LONGEST_MILLIS));
    } finally {
      for (RudeCaller caller : slow) {
        caller.close();
      }
    }
    return "";
  }
}
