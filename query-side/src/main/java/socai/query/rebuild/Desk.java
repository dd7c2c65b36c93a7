package socai.query.rebuild;

import java.time.Clock;
import socai.ledger.Ledger;
import socai.query.projection.Generations;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;

/**
 * What work on generations is done with.
 *
 * @param batch how many events are read at a time, at most
 * @param owner names this piece of work among all that share the store
 */
record Desk(
    Ledger ledger,
    ReadModels readModels,
    Generations generations,
    Tokens tokens,
    int batch,
    String owner,
    Clock clock) {}
