package socai.standalone.crash.check;

/**
 * One flaw that was found.
 *
 * @param subject the command, position or stream it is about, and what was expected there
 */
public record Violation(Flaw flaw, String subject) {
  @Override
  public String toString() {
    return flaw + ": " + subject;
  }
}
