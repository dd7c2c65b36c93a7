package socai.query.replay;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.stream.Stream;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.Figure;
import socai.team.TeamEvent;

/** Teams and members of a level or of all, or the members of one team. */
final class FoldOfTeams implements Fold {
  private final Figure figure;
  private final LocalDate asOf;
  private final TeamsOfReplay teams = new TeamsOfReplay();
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
  public void apply(HistoryEvent<?> recorded) {
    for (Contribution contribution : teams.apply(recorded.as((TeamEvent) recorded.event()))) {
      if (counts(contribution)) {
        addends.add(contribution.part(), new Position(recorded.order()), contribution.amount());
      }
    }
  }

  private boolean counts(Contribution contribution) {
    boolean part =
        contribution.to().equals(figure)
            || (figure.parameters().isEmpty() && contribution.to().kind() == figure.kind());
    return part && !contribution.day().isAfter(asOf);
  }

  @Override
  public OptionalLong value() {
    return figure instanceof Figure.TeamMembers f && !teams.has(f.team())
        ? OptionalLong.empty()
        : OptionalLong.of(addends.sum(all -> true));
  }

  @Override
  public Stream<Addend> addends() {
    return addends.all(all -> true);
  }
}
