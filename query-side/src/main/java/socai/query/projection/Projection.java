package socai.query.projection;

import java.util.List;

/**
 * Draws pictures of the ledger. Told an event again it changes nothing, so that crash, retry and
 * replay are one case.
 */
public interface Projection {
  /** Names it for ever: its place in the ledger is kept under this name. */
  String name();

  /**
   * Folds {@code batch} into the pictures and writes them. If it fails, it is told the same events
   * again, perhaps cut into other batches.
   *
   * @param batch events in their order, without gaps; they go on where the last batch ended
   */
  void project(List<Recorded> batch);
}
