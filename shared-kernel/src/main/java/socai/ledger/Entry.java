package socai.ledger;

/**
 * A stored event: its place and its line, byte for byte.
 *
 * @param line one line of CloudEvents JSON, without a line break; {@link EventLine} reads it
 */
public record Entry(Position position, String line) {}
