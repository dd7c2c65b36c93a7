package socai.query.rebuild;

/**
 * What came of drawing on parked subjects once more.
 *
 * @param freed how many are drawn to the end
 * @param parked how many are parked still
 */
public record Retried(int freed, int parked) {}
