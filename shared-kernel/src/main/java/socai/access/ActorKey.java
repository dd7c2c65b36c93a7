package socai.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A login as an address or a log may carry it: a login may be a person's name. */
public final class ActorKey {
  /** What they look like. */
  public static final String PATTERN = "[0-9a-f]{32}";

  private static final int BYTES = 16;

  private ActorKey() {}

  /** The first 32 hexadecimal digits of the SHA-256 of {@code login}. */
  public static String of(String login) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(login.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
