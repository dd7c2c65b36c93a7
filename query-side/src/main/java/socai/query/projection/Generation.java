package socai.query.projection;

/**
 * One projection of the ledger, with all its views. Each has collections and tokens of its own, so
 * that a new one can be projected beside the one that is read.
 *
 * @param number from 1 on; a number is given once
 */
public record Generation(String projection, int number) {
  /** The one that is there before anything was rebuilt; its names bear no number. */
  public static Generation first(String projection) {
    return new Generation(projection, 1);
  }

  /** The name under which is kept how far it has looked. */
  public String processor() {
    return named(projection);
  }

  /** The collection of {@code collection} in this generation. */
  public String collection(ReadModelCollection<?> collection) {
    return named(collection.name());
  }

  /** The collection of the views of {@code collection} that others have replaced. */
  String past(ReadModelCollection<?> collection) {
    return named(collection.name() + ".past");
  }

  private String named(String name) {
    return number == 1 ? name : name + "." + number;
  }
}
