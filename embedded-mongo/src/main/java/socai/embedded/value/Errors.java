package socai.embedded.value;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Refusals with the codes that MongoDB gives. */
public final class Errors {
  private static final int BAD_VALUE = 2;
  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;
  private static final String NOT_HERE = "not supported by this embedded store: ";

  private Errors() {}

  /** A value that cannot be. */
  public static MongoServerError badValue(String message) {
    return new MongoServerError(BAD_VALUE, "BadValue", message);
  }

  /** A command that cannot be read. */
  public static MongoServerError failedToParse(String message) {
    return new MongoServerError(FAILED_TO_PARSE, "FailedToParse", message);
  }

  /** A value of another type than needed. */
  public static MongoServerError typeMismatch(String message) {
    return new MongoServerError(TYPE_MISMATCH, "TypeMismatch", message);
  }

  /** With a code that has no name. */
  public static MongoServerError located(int code, String message) {
    return new MongoServerError(code, message);
  }

  /** What MongoDB has, or has not, and this store has not, under the code for what is unknown. */
  public static MongoServerError unknown(int code, String what) {
    return new MongoServerError(code, NOT_HERE + what);
  }
}
