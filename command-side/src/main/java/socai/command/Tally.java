package socai.command;

/**
 * How much was ever recorded of one subject, also what counts no more.
 *
 * @param changes all but ends and retractions
 * @param ends what tells that something is over
 * @param retractions what takes back, alone or to tell something else in its place
 */
public record Tally(int changes, int ends, int retractions) {
  /** Nothing was recorded. */
  public static final Tally NONE = new Tally(0, 0, 0);

  /** With one change more. */
  public Tally changed() {
    return new Tally(changes + 1, ends, retractions);
  }

  /** With one end more. */
  public Tally ended() {
    return new Tally(changes, ends + 1, retractions);
  }

  /** With one retraction more. */
  public Tally retracted() {
    return new Tally(changes, ends, retractions + 1);
  }
}
