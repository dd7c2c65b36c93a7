package socai.ledger;

import java.util.regex.Pattern;

/**
 * What a command said and who sent it, as a number that nothing else has: SHA-256, in hexadecimal
 * digits. It tells whether a command that comes again is the same one.
 */
public record CommandDigest(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public CommandDigest {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no digest");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
