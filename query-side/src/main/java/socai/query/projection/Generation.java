package socai.query.projection;

/**
 * One drawing of all pictures of a projection. Each has collections and tokens of its own, so that
 * a new one can be drawn beside the one that is read.
 *
 * @param number from 1 on; a number is given once
 */
public record Generation(String projection, int number) {
  /** The one that is there before anything was drawn anew; its names bear no number. */
  public static Generation first(String projection) {
    return new Generation(projection, 1);
  }

  /** The name under which is kept how far it has looked. */
  public String processor() {
    return named(projection);
  }

  /** The collection of {@code shelf} in this generation. */
  public String collection(Shelf<?> shelf) {
    return named(shelf.name());
  }

  /** The collection of the pictures of {@code shelf} that others have replaced. */
  String past(Shelf<?> shelf) {
    return named(shelf.name() + ".past");
  }

  private String named(String name) {
    return number == 1 ? name : name + "." + number;
  }
}
