package socai.command;

import socai.ledger.Position;

/**
 * That a command was carried out.
 *
 * @param position of the last event it produced: whoever reads at least that position sees all
 */
public record Receipt(Position position) {}
