package socai.query.projection;

import java.util.List;
import java.util.Set;
import socai.event.Event;

/**
 * Makes views of the ledger. Given an event again it changes nothing, so that crash, retry and
 * replay are one case.
 */
public interface Projection {
  /** Names it for ever: its place in the ledger is kept under this name. */
  String name();

  /**
   * Grows by one whenever the same events would lead to other views. A generation of an older
   * version is projected further, and shown, until one of this version was projected beside it and
   * put in its place.
   */
  int version();

  /** The types of events, or families of them, that change its views: it is told no others. */
  Set<Class<? extends Event>> projectsFrom();

  /** All that it projects. */
  List<ReadModelCollection<?>> collections();

  /**
   * In how many segments it may be projected at a time, a power of two. More than one only where
   * each view follows from the events of its own key: what sums up many streams stays whole, for
   * two segments would both have to change the same sums.
   */
  default int segments() {
    return 1;
  }

  /**
   * Whether its views may stay in memory over many batches while it is rebuilt, and be written
   * collection by collection, in the order of {@link #collections}: what was computed from others
   * before these. So it may be where each view follows from the events of its own key.
   */
  default boolean mayBeHeld() {
    return segments() > 1;
  }

  /**
   * Whether what an event changes is its own subject's and nobody else's, so that a subject that
   * was left out can be projected later. Not so where sums are projected in the order of the
   * ledger: those are rebuilt.
   */
  default boolean projectsSubjectsApart() {
    return false;
  }

  /**
   * Folds {@code batch} into the views of {@code session} and writes them. If it fails, it is given
   * the same events again, perhaps cut into other batches.
   *
   * @param batch events in their order, at least one; but for types it does not project from they
   *     go on without gaps where the last batch ended
   */
  void project(List<Recorded> batch, ReadModelSession session);
}
