package socai.query.replay;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.figure.ActSteps;
import socai.query.figure.Figure;

/** The rung on which one household stands. */
final class FoldOfLevel implements Fold {
  private final Figure.Level figure;
  private final LocalDate asOf;
  private final ActSteps<Position> acts = new ActSteps<>();
  private boolean known;

  FoldOfLevel(Figure.Level figure, LocalDate asOf) {
    this.figure = figure;
    this.asOf = asOf;
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return type == HouseholdRegistered.class || GuidanceEvent.class.isAssignableFrom(type);
  }

  @Override
  public void apply(HistoryEvent<?> one) {
    Event event = one.event();
    if (event.stream().equals(figure.household().stream())) {
      known = true;
      if (event instanceof GuidanceEvent recorded) {
        acts.apply(new Position(one.order()), recorded);
      }
    }
  }

  @Override
  public OptionalLong value() {
    return known
        ? OptionalLong.of(
            acts.lifts(figure.service(), asOf).stream().mapToLong(ActSteps.Lift::amount).sum())
        : OptionalLong.empty();
  }

  @Override
  public Stream<Addend> addends() {
    return acts.lifts(figure.service(), asOf).stream()
        .map(lift -> new Addend(figure.text(), lift.origin().value(), lift.amount()))
        .sorted();
  }
}
