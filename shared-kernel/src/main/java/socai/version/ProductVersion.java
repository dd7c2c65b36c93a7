package socai.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which version of the product this is, as the build says. */
public final class ProductVersion {
  private static final String CURRENT = read();

  private ProductVersion() {}

  /** Such as {@code 0.1.0}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    Properties built = new Properties();
    try (InputStream in = ProductVersion.class.getResourceAsStream("version.properties")) {
      built.load(Objects.requireNonNull(in, "the build writes it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(built.getProperty("version"), "the build writes it");
  }
}
