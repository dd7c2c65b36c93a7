package socai.embedded.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The one login of a store. It lies in a file that the store's owner alone may read, so that
 * whoever can use it could also read the data.
 *
 * @param secret at random, of letters, digits, dashes and underscores
 */
public record Login(String secret) {
  /** Its name, in MongoDB's database {@value #DATABASE}. */
  public static final String NAME = "socai";

  /** Where MongoDB has its logins. */
  public static final String DATABASE = "admin";

  private static final int BYTES = 32;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** A new one, that nobody knows. */
  public static Login atRandom() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new Login(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Whether {@code text} could be the secret of one. */
  public static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  /** A {@code mongodb://} address with it. */
  public String uri(String host, int port) {
    return "mongodb://" + NAME + ":" + secret + "@" + host + ":" + port;
  }

  /** Not the secret: what is printed is read by others. */
  @Override
  public String toString() {
    return NAME;
  }
}
