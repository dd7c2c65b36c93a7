package socai.query.replay;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.query.figure.Figure;

/** What the events so far add up to, for one figure; in memory, and only what the figure needs. */
interface Fold {
  /** Whether events of {@code type} are to be read. */
  boolean reads(Class<? extends Event> type);

  /**
   * Takes in the next event.
   *
   * @throws IllegalStateException if it tells of something that was never told to exist
   */
  void apply(HistoryEvent<?> recorded);

  /** The figure; empty if nothing was recorded of what it is about. */
  OptionalLong value();

  /** What adds up to it, in its order. */
  Stream<Addend> addends();

  /** The fold of {@code figure} on the day {@code asOf}. */
  static Fold of(Figure figure, LocalDate asOf) {
    if (figure instanceof Figure.UnitTeams f) {
      return new FoldOfUnitTeams(f, asOf);
    }
    if (figure instanceof Figure.UnitMembers f) {
      return new FoldOfUnitTeams(f, asOf);
    }
    if (figure instanceof Figure.OfUnit f) {
      return new FoldOfHouseholds(f, asOf);
    }
    if (figure instanceof Figure.Level f) {
      return new FoldOfLevel(f, asOf);
    }
    return new FoldOfTeams(figure, asOf);
  }
}
