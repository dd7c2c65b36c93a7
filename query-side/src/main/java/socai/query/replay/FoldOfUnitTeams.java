package socai.query.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.team.TeamEvent;
import socai.territory.UnitId;

/**
 * The teams of a unit on a day, or their members; unit by unit until the very end, when the map of
 * that day is known.
 */
final class FoldOfUnitTeams implements Fold {
  private final Figure.OfUnit figure;
  private final LocalDate asOf;
  private final TeamsOfReplay teams = new TeamsOfReplay();
  private final UnitMap units;
  private final Addends addends = new Addends();

  /** Which unit a part of the figure belongs to. */
  private final Map<String, UnitId> places = new HashMap<>();

  FoldOfUnitTeams(Figure.OfUnit figure, LocalDate asOf) {
    this.figure = figure;
    this.asOf = asOf;
    this.units = new UnitMap(asOf);
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return units.reads(type) || TeamEvent.class.isAssignableFrom(type);
  }

  @Override
  public void apply(HistoryEvent<?> recorded) {
    units.apply(recorded);
    if (recorded.event() instanceof TeamEvent event) {
      teams.apply(recorded.as(event)).forEach(c -> count(c, new Position(recorded.order())));
    }
  }

  private void count(Contribution contribution, Position at) {
    if (contribution.to() instanceof Figure.OfUnit part
        && figure.partsOf(part.unit()).contains(part)
        && !contribution.day().isAfter(asOf)) {
      places.put(contribution.part(), part.unit());
      addends.add(contribution.part(), at, contribution.amount());
    }
  }

  @Override
  public OptionalLong value() {
    return units.isThere(figure.unit())
        ? OptionalLong.of(addends.sum(this::isPart))
        : OptionalLong.empty();
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(this::isPart);
  }

  private boolean isPart(String part) {
    return units.isWithin(Objects.requireNonNull(places.get(part)), figure.unit());
  }
}
