package socai.web;

import socai.problem.Refusal;

/** What is wrong with a request before any rule of the field is asked. */
public enum WebRefusal implements Refusal {
  /** The address or a header is not what HTTP allows. */
  UNREADABLE("request.unreadable", 400),
  MALFORMED("request.malformed", 400),
  UNKNOWN_FIELD("request.unknown-field", 400),
  MISSING_FIELD("request.missing-field", 400),
  WRONG_TYPE("request.wrong-type", 400),
  BAD_PARAMETER("request.bad-parameter", 400),
  NOT_LOGGED_IN("access.not-logged-in", 401),
  NOT_ALLOWED("access.not-allowed", 403),
  /** A browser sends it for a page of another site. */
  OTHER_SITE("access.other-site", 403),
  NOT_FOUND("request.not-found", 404),
  WRONG_METHOD("request.wrong-method", 405),
  NOT_ACCEPTABLE("request.not-acceptable", 406),
  /** The body stopped, or came so slowly that it was given up. */
  TOO_SLOW("request.too-slow", 408),
  TOO_LARGE("request.too-large", 413),
  WRONG_MEDIA_TYPE("request.wrong-media-type", 415),
  /** The body is compressed, or encoded otherwise. */
  ENCODED_BODY("request.encoded-body", 415),
  UNKNOWN_HOST("request.unknown-host", 421),
  /** Wrong passwords, too often. */
  TOO_MANY_TRIES("access.too-many-tries", 429),
  BUSY("request.busy", 503),
  /** Too many bodies are on their way; this one was not waited for. */
  TOO_MANY_BODIES("request.too-many-bodies", 503),
  /** Too many files are on their way to their readers. */
  TOO_MANY_LONG_ANSWERS("request.too-many-long-answers", 503),
  /** Too many figures that cost much are being counted. */
  TOO_MANY_HEAVY("request.too-many-heavy", 503),
  /** More comes in than is done. */
  OVERLOADED("request.overloaded", 503),
  INTERNAL("request.internal", 500);

  private final String code;
  private final int status;

  WebRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
