package socai.standalone.crash.product;

import java.io.IOException;

/** The program may open hardly any more files, and then may again. */
final class NoDescriptors implements Harm {
  private static final int LEAST_LEFT = 8;
  private static final int MOST_LEFT = 28;

  @Override
  public boolean isPossible(Disk disk) {
    return Limits.canBeChanged();
  }

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    Limits limits = new Limits(scene.house().program().pid());
    String before = limits.allowedDescriptors();
    int left = LEAST_LEFT + scene.random().nextInt(MOST_LEFT - LEAST_LEFT);
    limits.allowDescriptors(Long.toString(limits.descriptors() + left));
    try {
      scene.demandRefused("ledger.no-room");
    } finally {
      limits.allowDescriptors(before);
    }
    scene.demandTaken();
    return left + " left";
  }
}
