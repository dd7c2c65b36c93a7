package socai.standalone.crash.product;

/** How a start of the program went. */
sealed interface Start {
  /** It serves. */
  record Serving(int port, int health) implements Start {}

  /** It said in plain words why it does not start. */
  record Refused(String code) implements Start {}

  /** It ended without such words. */
  record Ended(int status) implements Start {}
}
