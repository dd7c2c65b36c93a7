package socai.proof.verify;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** What may become of a file. */
final class Mutation {
  private Mutation() {}

  /** {@code file} with one change; by chance the same. */
  static byte[] of(byte[] file, Random random) {
    int at = random.nextInt(file.length);
    int length = 1 + random.nextInt(Math.min(80, file.length - at));
    byte[] changed = file.clone();
    switch (random.nextInt(7)) {
      case 0 -> changed[at] = (byte) random.nextInt();
      case 1 -> changed = without(file, at, length);
      case 2 -> changed = with(file, at, Arrays.copyOfRange(file, at, at + length));
      case 3 -> changed = Arrays.copyOf(file, at);
      case 4 -> {
        byte[] any = new byte[length];
        random.nextBytes(any);
        changed = with(file, at, any);
      }
      case 5 -> {
        int other = random.nextInt(file.length);
        changed[at] = file[other];
        changed[other] = file[at];
      }
      default -> changed[at] += (byte) (random.nextBoolean() ? 1 : -1);
    }
    return changed;
  }

  private static byte[] without(byte[] file, int at, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.write(file, at + length, file.length - at - length);
    return out.toByteArray();
  }

  private static byte[] with(byte[] file, int at, byte[] more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(more);
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }
}
