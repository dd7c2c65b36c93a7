package socai.person;

import socai.event.Means;

/**
 * A value that says something about a person: a name, an address, free text. It travels with the
 * subject it belongs to, so that one subject's values can be sealed with one key and erased with
 * it. Its text is never printed.
 */
public record Personal(
    @Means("the subject: person/<id> or household/<id>") String of,
    @Means("the value itself") String text) {
  /** Names the subject and hides the text. */
  @Override
  public String toString() {
    return "Personal[of=" + of + "]";
  }
}
