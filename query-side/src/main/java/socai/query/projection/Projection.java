package socai.query.projection;

import java.util.List;
import java.util.Set;
import socai.event.Event;

/**
 * Draws pictures of the ledger. Told an event again it changes nothing, so that crash, retry and
 * replay are one case.
 */
public interface Projection {
  /** Names it for ever: its place in the ledger is kept under this name. */
  String name();

  /**
   * Grows by one whenever the same events would lead to other pictures. A generation of an older
   * version is drawn on, and shown, until one of this version was drawn beside it and put in its
   * place.
   */
  int version();

  /** The types of events, or families of them, that change its pictures: it is told no others. */
  Set<Class<? extends Event>> drawsFrom();

  /** All that it draws. */
  List<Shelf<?>> shelves();

  /**
   * In how many shares it may be drawn at a time, a power of two. More than one only where each
   * picture follows from the events of its own key: what sums up many streams stays whole, for two
   * shares would both have to change the same sums.
   */
  default int shares() {
    return 1;
  }

  /**
   * Whether its pictures may stay in memory over many batches while it is drawn anew, and be
   * written shelf by shelf, in the order of {@link #shelves}: what was computed from others before
   * these. So it may be where each picture follows from the events of its own key.
   */
  default boolean mayBeHeld() {
    return shares() > 1;
  }

  /**
   * Whether what an event changes is its own subject's and nobody else's, so that a subject that
   * was left out can be drawn later. Not so where sums are drawn in the order of the ledger: those
   * are drawn anew.
   */
  default boolean drawsSubjectsApart() {
    return false;
  }

  /**
   * Folds {@code batch} into the pictures of {@code canvas} and writes them. If it fails, it is
   * told the same events again, perhaps cut into other batches.
   *
   * @param batch events in their order, at least one; but for types it does not draw from they go
   *     on without gaps where the last batch ended
   */
  void project(List<Recorded> batch, Canvas canvas);
}
