package socai.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of an export, which says what the rest must be.
 *
 * @param after the position before its first line
 * @param through the position of its last line
 * @param key the verifier key of the log, for those who have none: it proves nothing by itself, and
 *     must be the one that signed
 * @param checkpoint the signed note it verifies against
 * @param left the perfect subtrees over what comes before, from left to right
 * @param right those over what comes after, up to the checkpoint's size
 */
record ExportHeader(
    long after,
    long through,
    String key,
    String checkpoint,
    List<byte[]> left,
    List<byte[]> right) {
  private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\[n\"\\\\])*+)\"";
  private static final String HASHES = "\\[((?:\"[A-Za-z0-9+/]{43}=\",?)*+)\\]";
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"socai\\.export\":1,\"after\":"
              + NUMBER
              + ",\"through\":"
              + NUMBER
              + ",\"key\":"
              + TEXT
              + ",\"checkpoint\":"
              + TEXT
              + ",\"left\":"
              + HASHES
              + ",\"right\":"
              + HASHES
              + "\\}");

  static ExportHeader parse(String line) throws NotVerifiedException {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new NotVerifiedException(Flaw.MALFORMED, 0);
    }
    return new ExportHeader(
        Long.parseLong(parts.group(1)),
        Long.parseLong(parts.group(2)),
        unescaped(parts.group(3)),
        unescaped(parts.group(4)),
        hashes(parts.group(5)),
        hashes(parts.group(6)));
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static List<byte[]> hashes(String list) throws NotVerifiedException {
    List<byte[]> hashes = new ArrayList<>();
    if (list.isEmpty()) {
      return hashes;
    }
    for (String quoted : list.split(",", -1)) {
      Optional<byte[]> hash =
          quoted.length() > 2
              ? Base64Text.decode(quoted.substring(1, quoted.length() - 1))
              : Optional.empty();
      if (hash.isEmpty()) {
        throw new NotVerifiedException(Flaw.MALFORMED, 0);
      }
      hashes.add(hash.get());
    }
    return hashes;
  }
}
