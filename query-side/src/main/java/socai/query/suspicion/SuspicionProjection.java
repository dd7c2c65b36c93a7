package socai.query.suspicion;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.query.projection.Canvas;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;
import socai.suspicion.FindingEvent;
import socai.team.TeamEvent;
import socai.territory.UnitEvent;

/**
 * Finds what is worth a look. An event costs as much as the acts it is held against: one member's
 * day, one household, one day's late acts; a change of a roster, as many days as it lies back.
 */
@Component
class SuspicionProjection implements Projection {
  static final String NAME = "suspicions";

  static final Shelf<FindingPicture> FINDINGS =
      Shelf.of(
          NAME,
          NAME,
          FindingPicture.class,
          Indexes.ascending("place"),
          Indexes.ascending("rule", "place"),
          Indexes.ascending("state", "place"),
          Indexes.ascending("members", "place"),
          Indexes.ascending("teams", "place"),
          Indexes.ascending("units", "place"));
  static final Shelf<FindingActs> ACTS = Shelf.of(NAME, "suspicions_acts", FindingActs.class);
  private static final Shelf<Gathering> GATHERINGS =
      Shelf.of(NAME, "suspicions_gatherings", Gathering.class);
  private static final Shelf<KnownHousehold> HOMES =
      Shelf.of(NAME, "suspicions_households", KnownHousehold.class);
  private static final Shelf<KnownTeam> TEAMS = Shelf.of(NAME, "suspicions_teams", KnownTeam.class);
  private static final Shelf<KnownUnit> UNITS = Shelf.of(NAME, "suspicions_units", KnownUnit.class);

  private static final int VERSION = 2;

  private final Judges judges;
  private final Settings settings;

  /** Makes what it needs by itself: it is also drawn where nobody answers. */
  SuspicionProjection(Environment environment) {
    this.settings = new Settings(environment);
    this.judges = new Judges(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Another one for other parameters: what was found under the old ones is to be drawn anew. */
  @Override
  public int version() {
    return VERSION + settings.mark();
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(
        UnitEvent.class,
        TeamEvent.class,
        HouseholdRegistered.class,
        HouseholdMoved.class,
        GuidanceActRecorded.class,
        GuidanceActCorrected.class,
        GuidanceActRetracted.class,
        FindingEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(FINDINGS, ACTS, GATHERINGS, HOMES, TEAMS, UNITS);
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    Sources sources =
        new Sources(canvas.pictures(UNITS), canvas.pictures(TEAMS), canvas.pictures(HOMES));
    sources.load(batch);
    List<Shift> shifts = Shifts.of(batch, sources, judges);
    Gatherings gathered =
        new Gatherings(canvas.collection(GATHERINGS), canvas.pictures(GATHERINGS), judges);
    gathered.load(shifts);
    Findings found = new Findings(canvas.pictures(FINDINGS), all -> canvas.writeLines(ACTS, all));
    for (Shift shift : shifts) {
      if (shift instanceof Shift.Acts s) {
        gathered.shift(s, found);
      } else if (shift instanceof Shift.Roster s) {
        gathered.shift(s, found);
      } else if (shift instanceof Shift.Household s) {
        found.shift(s.by(), s.before(), s.after());
      } else if (shift instanceof Shift.Said s) {
        found.said(s);
      }
    }
    found.flush();
    gathered.flush();
    sources.flush();
  }
}
