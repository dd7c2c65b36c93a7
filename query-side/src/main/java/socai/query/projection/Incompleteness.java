package socai.query.projection;

/** Says with an answer that something is missing in what it is read from. */
public interface Incompleteness {
  /**
   * The answer at hand is read from {@code projection}, in which subjects are parked.
   *
   * @param parked how many, at least 1
   */
  void note(String projection, int parked);
}
