package socai.query.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.query.figure.StandingTeam;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitId;

/**
 * The teams of a unit on a day, or their members; unit by unit until the very end, when the map of
 * that day is known.
 */
final class FoldOfUnitTeams implements Fold {
  private final Figure.OfUnit figure;
  private final LocalDate asOf;
  private final Map<TeamId, StandingTeam> teams = new HashMap<>();
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
  public void tell(Event event, Position at) {
    units.tell(event, at);
    if (event instanceof TeamEvent told) {
      tell(told, at);
    }
  }

  private void tell(TeamEvent told, Position at) {
    if (told instanceof TeamFormed formed) {
      teams.put(formed.team(), StandingTeam.before(formed));
    }
    StandingTeam team =
        Optional.ofNullable(teams.get(told.team()))
            .orElseThrow(() -> new IllegalStateException("a team that was never formed"));
    for (Contribution contribution : team.contributions(told)) {
      if (contribution.to() instanceof Figure.OfUnit part
          && figure.partsOf(part.unit()).contains(part)
          && !contribution.day().isAfter(asOf)) {
        places.put(contribution.part(), part.unit());
        addends.add(contribution.part(), at, contribution.amount());
      }
    }
    teams.put(told.team(), team.after(told));
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
