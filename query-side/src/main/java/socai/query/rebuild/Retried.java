package socai.query.rebuild;

/**
 * What came of going on with parked subjects once more.
 *
 * @param freed how many are projected to the end
 * @param parked how many are parked still
 */
public record Retried(int freed, int parked) {}
