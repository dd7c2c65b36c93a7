package socai.proof.note;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import socai.proof.tree.Hash;

/**
 * What a log says of itself: that its first {@code size} lines have this root.
 *
 * @param origin which log
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** The text that is signed: three lines. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Reads a note's text; lines after the third are none of ours and are passed over.
   *
   * @throws MalformedNoteException if it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3
        || lines.stream().anyMatch(String::isEmpty)
        || !NUMBER.matcher(lines.get(1)).matches()) {
      throw new MalformedNoteException("no checkpoint");
    }
    try {
      Hash root = Hash.at(Base64.getDecoder().decode(lines.get(2)), 0);
      if (root.base64().equals(lines.get(2))) {
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedNoteException("no checkpoint", e);
    }
    throw new MalformedNoteException("no checkpoint");
  }
}
