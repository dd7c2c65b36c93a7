package socai.query.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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

/** Teams and members of a level or of all, or the members of one team. */
final class FoldOfTeams implements Fold {
  private final Figure figure;
  private final LocalDate asOf;
  private final Map<TeamId, StandingTeam> teams = new HashMap<>();
  private final Addends addends = new Addends();

  FoldOfTeams(Figure figure, LocalDate asOf) {
    this.figure = figure;
    this.asOf = asOf;
  }

  @Override
  public boolean reads(Class<? extends Event> type) {
    return TeamEvent.class.isAssignableFrom(type);
  }

  @Override
  public void tell(Event event, Position at) {
    TeamEvent told = (TeamEvent) event;
    if (told instanceof TeamFormed formed) {
      teams.put(formed.team(), StandingTeam.before(formed));
    }
    StandingTeam team =
        Optional.ofNullable(teams.get(told.team()))
            .orElseThrow(() -> new IllegalStateException("a team that was never formed"));
    for (Contribution contribution : team.contributions(told)) {
      if (counts(contribution)) {
        addends.add(contribution.part(), at, contribution.amount());
      }
    }
    teams.put(told.team(), team.after(told));
  }

  private boolean counts(Contribution contribution) {
    boolean part =
        contribution.to().equals(figure)
            || (figure.parameters().isEmpty() && contribution.to().kind() == figure.kind());
    return part && !contribution.day().isAfter(asOf);
  }

  @Override
  public OptionalLong value() {
    return figure instanceof Figure.TeamMembers f && !teams.containsKey(f.team())
        ? OptionalLong.empty()
        : OptionalLong.of(addends.sum(all -> true));
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(all -> true);
  }
}
