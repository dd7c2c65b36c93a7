package socai.embedded.surface;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Locale;

/** The refusals that MongoDB has a code for. */
@SuppressWarnings("AnnotateFormatMethod") // that annotation is in no library of ours
public final class Refusal {
  private static final int BAD_VALUE = 2;
  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;
  private static final int ILLEGAL_OPERATION = 20;
  private static final int COMMAND_NOT_FOUND = 59;
  private static final int COMMAND_NOT_SUPPORTED = 115;

  private Refusal() {}

  /** A value that is not allowed there. */
  public static MongoServerError badValue(String why, Object... parts) {
    return new MongoServerError(BAD_VALUE, "BadValue", String.format(Locale.ROOT, why, parts));
  }

  /** Something that has not the form it should have. */
  public static MongoServerError failedToParse(String why, Object... parts) {
    return new MongoServerError(
        FAILED_TO_PARSE, "FailedToParse", String.format(Locale.ROOT, why, parts));
  }

  /** A value of another type than is wanted. */
  public static MongoServerError typeMismatch(String why, Object... parts) {
    return new MongoServerError(
        TYPE_MISMATCH, "TypeMismatch", String.format(Locale.ROOT, why, parts));
  }

  /** What MongoDB offers only where there are replicas or sessions. */
  public static MongoServerError illegalOperation(String what) {
    return new MongoServerError(ILLEGAL_OPERATION, "IllegalOperation", notSupported(what));
  }

  /** A command that there is not. */
  public static MongoServerError noSuchCommand(String name) {
    return new MongoServerError(
        COMMAND_NOT_FOUND,
        "CommandNotFound",
        String.format(Locale.ROOT, "no such command: '%s'", name));
  }

  /** What MongoDB can do and this store cannot. */
  public static MongoServerError unsupported(String what, Object... parts) {
    return new MongoServerError(
        COMMAND_NOT_SUPPORTED,
        "CommandNotSupported",
        notSupported(String.format(Locale.ROOT, what, parts)));
  }

  /** A refusal whose code MongoDB gave no name. */
  public static MongoServerError numbered(int code, String why, Object... parts) {
    return new MongoServerError(code, String.format(Locale.ROOT, why, parts));
  }

  /** What is added to the refusal of something that MongoDB knows and this store does not. */
  static String known(boolean isKnown) {
    return isKnown ? " (not supported by this embedded store)" : "";
  }

  private static String notSupported(String what) {
    return "not supported by this embedded store: " + what;
  }
}
