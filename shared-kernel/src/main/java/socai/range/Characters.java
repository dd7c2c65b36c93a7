package socai.range;

/**
 * Which characters a text may have, as regular expressions that JSON Schema and Java read alike.
 * What shows nothing, turns the direction of what stands beside it, or cannot be put into every
 * file is not taken: a name that looks like another, or like none, is no name.
 */
public final class Characters {
  /** Controls of direction, what is invisible or empty wherever it stands, and no characters. */
  private static final String NEVER =
      "\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u200e\\u200f\\u2028-\\u202e"
          + "\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff"
          // Beyond the first plane, as they are: the two have no escape for these in common.
          + "\ud834\udd73-\ud834\udd7a"
          + "\ud82f\udca0-\ud82f\udca3"
          + "\udb40\udc00-\udb43\udfff";

  /** A letter, a digit, a sign. */
  private static final String SHOWS_SOMETHING = "(?=[\\s\\S]*[\\p{L}\\p{N}\\p{P}\\p{S}])";

  /** Of a whole {@link Line}. */
  public static final String OF_A_LINE =
      SHOWS_SOMETHING + "[^\\u0000-\\u001f\\u007f-\\u009f" + NEVER + "]+";

  /** Of a whole {@link Prose}: line breaks and tabulators too. */
  public static final String OF_PROSE =
      SHOWS_SOMETHING
          + "[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f"
          + NEVER
          + "]+";

  private Characters() {}
}
