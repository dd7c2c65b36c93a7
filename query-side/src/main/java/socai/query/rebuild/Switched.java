package socai.query.rebuild;

/**
 * What came of a wish to switch.
 *
 * @param done whether the generation that was beside is live now
 */
public record Switched(Compared compared, boolean done) {}
