package socai.proof.verify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a log has signed of itself.
 *
 * @param origin which log
 * @param size of how many lines
 * @param root their root hash, in Base 64
 * @param witnessed how many trusted witnesses signed it too
 */
public record CheckpointNote(String origin, long size, String root, int witnessed) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  static CheckpointNote parse(String text, int witnessed) throws NotVerifiedException {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3
        || lines.stream().anyMatch(String::isEmpty)
        || !NUMBER.matcher(lines.get(1)).matches()) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    Optional<byte[]> root = Base64Text.decode(lines.get(2));
    if (root.isEmpty() || root.get().length != Sha256.BYTES) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    return new CheckpointNote(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2), witnessed);
  }

  byte[] rootBytes() {
    return Base64Text.decode(root).orElseThrow();
  }
}
