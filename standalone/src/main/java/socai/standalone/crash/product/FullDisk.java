package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody else fills the disk up to some of what the store keeps in reserve, and frees it. */
final class FullDisk implements Harm {
  private static final int LEAST_LEFT_MIB = 24;
  private static final int MOST_LEFT_MIB = 60;
  private static final long MIB = 1 << 20;

  @Override
  public boolean isPossible(Disk disk) {
    return disk.isOwn();
  }

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    int left = LEAST_LEFT_MIB + scene.random().nextInt(MOST_LEFT_MIB - LEAST_LEFT_MIB);
    Path filler = scene.disk().fill(left * MIB);
    try {
      scene.demandRefused("ledger.no-room");
    } finally {
      Files.delete(filler);
    }
    scene.demandTaken();
    return left + " MiB left";
  }
}
