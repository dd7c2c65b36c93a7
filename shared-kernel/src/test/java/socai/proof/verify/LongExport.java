package socai.proof.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import socai.proof.note.Checkpoint;
import socai.proof.tree.Hash;

/**
 * An export that is far longer than the memory of whoever verifies it, and in no file: its bytes
 * are made while they are written.
 */
final class LongExport {
  static final int LINES = 40_000;

  private static final int TILE = 256;
  private static final int LINE_BYTES = 4_000;

  private final byte[][] leaves = new byte[LINES][];
  private final String header;

  LongExport() {
    Sha256 sha = new Sha256();
    Subtrees tree = new Subtrees();
    for (int i = 0; i < LINES; i++) {
      byte[] line = line(i);
      leaves[i] = sha.leaf(line, 0, line.length - 1);
      tree.add(leaves[i].clone(), 0);
    }
    String key = KeptFiles.key().toString();
    String checkpoint =
        KeptFiles.signingKey()
            .signed(new Checkpoint(KeptFiles.key().name(), LINES, Hash.at(tree.root(), 0)).text())
            .toString();
    header =
        "{\"socai.export\":1,\"after\":0,\"through\":%d,\"key\":\"%s\",\"checkpoint\":\"%s\",\"left\":[],\"right\":[]}\n"
            .formatted(LINES, key, checkpoint.replace("\n", "\\n"));
  }

  /** The order in which its lines are written. */
  interface Order {
    /**
     * Which line is written as the {@code place}th, both from 0; none from there on, if below 0.
     */
    int at(int place);
  }

  void write(OutputStream out, Order order) throws IOException {
    out.write(header.getBytes(StandardCharsets.UTF_8));
    for (int place = 0; place < LINES; place++) {
      if (place % TILE == 0) {
        out.write(hashes(place));
      }
      int line = order.at(place);
      if (line < 0) {
        return;
      }
      out.write(line(line));
    }
  }

  private byte[] hashes(int from) {
    int count = Math.min(TILE, LINES - from);
    byte[] all = new byte[count * Sha256.BYTES];
    for (int i = 0; i < count; i++) {
      System.arraycopy(leaves[from + i], 0, all, i * Sha256.BYTES, Sha256.BYTES);
    }
    return ("{\"socai.leaves\":\"" + Base64.getEncoder().encodeToString(all) + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] line(int number) {
    String begin = "{\"number\":" + number + ",\"text\":\"";
    return (begin + "x".repeat(LINE_BYTES - begin.length()) + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
