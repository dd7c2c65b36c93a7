package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told that was refused: always a code, its name and a text. */
public final class ErrorReply {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorReply.class);
  private static final int INTERNAL_ERROR = 1;
  private static final int UNKNOWN_ERROR = 8;

  private ErrorReply() {}

  /** The reply to a command that was refused. */
  public static Document of(MongoServerError refusal) {
    return new Document("ok", 0.0)
        .append("errmsg", refusal.getMessageWithoutErrorCode())
        .append("code", refusal.getCode())
        .append("codeName", refusal.getCodeName());
  }

  /** The reply to a command that failed. What is not a refusal is logged as a fault of ours. */
  public static Document of(Throwable failure) {
    return of(error(failure));
  }

  /** A failure as a refusal with a code. What had none is logged as a fault of ours. */
  public static MongoServerError error(Throwable failure) {
    if (failure instanceof MongoServerError refusal) {
      return refusal;
    }
    if (failure instanceof MongoServerException refusal) {
      return new MongoServerError(
          UNKNOWN_ERROR, "UnknownError", refusal.getMessageWithoutErrorCode(), refusal);
    }
    LOG.error("A command failed: {}", Fault.kindAndPlace(failure));
    return new MongoServerError(
        INTERNAL_ERROR, "InternalError", "failed: " + failure.getClass().getName(), failure);
  }
}
