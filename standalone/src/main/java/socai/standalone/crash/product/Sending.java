package socai.standalone.crash.product;

/**
 * A command on its way.
 *
 * @param command its identifier
 * @param login who sends it
 * @param mark what is in it and in no other
 */
public record Sending(String command, String login, String path, String body, String mark) {
  /** The same content under another identifier. */
  Sending under(String other) {
    return new Sending(other, login, path, body.replace(command, other), mark);
  }
}
