package socai.embedded.server;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What databases and collections may be called. */
final class Names {
  private static final int INVALID_NAMESPACE = 73;
  private static final int LONGEST_DATABASE = 63;
  private static final int LONGEST_NAMESPACE = 255;
  private static final String NOT_IN_DATABASES = "/\\. \"$*<>:|?\0";

  private Names() {}

  /**
   * The name of a database.
   *
   * @throws MongoServerError if none can be called so
   */
  static String database(String name) {
    if (name.isEmpty()
        || bytes(name) > LONGEST_DATABASE
        || name.chars().anyMatch(each -> NOT_IN_DATABASES.indexOf(each) >= 0)) {
      throw invalid(String.format(Locale.ROOT, "Invalid database name: '%s'", name));
    }
    return name;
  }

  /**
   * The name of a collection that may be asked about.
   *
   * @throws MongoServerError if none can be called so
   */
  static String toRead(String database, String name) {
    if (name.isEmpty()
        || name.startsWith(".")
        || name.indexOf('\0') >= 0
        || bytes(database) + 1 + bytes(name) > LONGEST_NAMESPACE) {
      throw invalid(
          String.format(Locale.ROOT, "Invalid namespace specified '%s.%s'", database, name));
    }
    return name;
  }

  /**
   * The name of a collection that clients may write.
   *
   * @throws MongoServerError if none can be called so, or it is one of the store's own
   */
  static String toWrite(String database, String name) {
    if (isOwn(name)) {
      throw invalid("not to be written by clients: " + name);
    }
    if (name.contains("$") || name.endsWith(".")) {
      throw invalid("Invalid collection name: " + name);
    }
    return toRead(database, name);
  }

  /** Whether it is a list that the store keeps for itself. */
  static boolean isOwn(String name) {
    return name.startsWith("system.");
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static MongoServerError invalid(String why) {
    return new MongoServerError(INVALID_NAMESPACE, "InvalidNamespace", why);
  }
}
