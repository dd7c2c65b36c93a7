package socai.person;

/**
 * A value that says something about a person: a name, an address, free text. It travels with the
 * subject it belongs to, so that one subject's values can be sealed with one key and erased with
 * it. Its text is never printed.
 *
 * @param of the subject: {@code person/<id>} or {@code household/<id>}
 * @param text the value itself
 */
public record Personal(String of, String text) {
  /** Names the subject and hides the text. */
  @Override
  public String toString() {
    return "Personal[of=" + of + "]";
  }
}
