package socai.query.finding.history;

import java.util.List;
import java.util.stream.Stream;
import socai.person.PersonId;
import socai.team.TeamId;
import socai.territory.UnitId;

/**
 * How many acts there are, whose and where. As large as there are different members, teams and
 * hamlets in them, however many acts there are.
 *
 * @param acts how many
 * @param members who guided, in the order in which they came
 * @param places hamlets, each with the units it stood below on the acts' days
 */
public record Tally(
    int acts,
    List<Counted<PersonId>> members,
    List<Counted<TeamId>> teams,
    List<Counted<List<UnitId>>> places) {
  public static final Tally NONE = new Tally(0, List.of(), List.of(), List.of());

  public static Tally of(List<CandidateAct> acts) {
    return NONE.changed(acts.stream().map(CandidateAct::act).toList(), List.of());
  }

  /** This tally with {@code come} and without {@code gone}, which are in it. */
  public Tally changed(List<CountedAct> come, List<CountedAct> gone) {
    return new Tally(
        acts + come.size() - gone.size(),
        Counted.changed(members, come, gone, act -> act.members().stream()),
        Counted.changed(teams, come, gone, act -> Stream.of(act.team())),
        Counted.changed(places, come, gone, act -> act.where().map(Whereabouts::units).stream()));
  }

  /** Where the doors are, each once. */
  public List<UnitId> hamlets() {
    return places.stream().map(place -> place.value().get(0)).distinct().toList();
  }

  /** These hamlets and all above them, each once. */
  public List<UnitId> units() {
    return places.stream().flatMap(place -> place.value().stream()).distinct().toList();
  }
}
