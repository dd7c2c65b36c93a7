package socai.query.projection;

/** Says with an answer that something is missing in what it is drawn from. */
public interface Incompleteness {
  /**
   * The answer at hand is drawn from {@code projection}, in which subjects are parked.
   *
   * @param parked how many, at least 1
   */
  void tell(String projection, int parked);
}
