package socai.query.finding;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.finding.FindingEvent;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.query.finding.history.KnownAct;
import socai.query.finding.history.KnownActs;
import socai.query.finding.history.KnownHousehold;
import socai.query.finding.history.KnownTeam;
import socai.query.finding.history.KnownUnit;
import socai.query.finding.history.LateTally;
import socai.query.finding.history.MemberDay;
import socai.query.finding.history.Sources;
import socai.query.finding.history.StoredActs;
import socai.query.finding.rule.RuleChecks;
import socai.query.finding.rule.Settings;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.territory.UnitEvent;

/**
 * Finds what is worth a look. An event costs as much as the acts it is held against: one member's
 * day, what a household was given close to it; late acts are counted, and cost the same however
 * many there are. A change of a roster costs as many days as it lies back.
 */
@Component
class FindingProjection implements Projection {
  static final String NAME = "suspicions";

  static final ReadModelCollection<FindingView> FINDINGS =
      ReadModelCollection.of(
              NAME,
              "suspicions_findings",
              FindingView.class,
              Indexes.ascending("place"),
              Indexes.ascending("rule", "place"),
              Indexes.ascending("state", "place"),
              Indexes.ascending("members", "place"),
              Indexes.ascending("teams", "place"),
              Indexes.ascending("units", "place"))
          .read(Past.BATCHES);
  static final ReadModelCollection<FindingAct> ACTS =
      ReadModelCollection.of(NAME, "suspicions_acts", FindingAct.class).read(Past.LINES);
  static final ReadModelCollection<FindingChange> CHANGES =
      ReadModelCollection.of(NAME, "suspicions_changes", FindingChange.class).read(Past.LINES);
  private static final ReadModelCollection<KnownAct> TOLD =
      ReadModelCollection.of(NAME, "suspicions_told", KnownAct.class, StoredActs.indexes());
  private static final ReadModelCollection<MemberDay> DAYS =
      ReadModelCollection.of(NAME, "suspicions_gatherings", MemberDay.class);
  private static final ReadModelCollection<LateTally> LATE =
      ReadModelCollection.of(NAME, "suspicions_late", LateTally.class);
  private static final ReadModelCollection<KnownHousehold> HOMES =
      ReadModelCollection.of(NAME, "suspicions_households", KnownHousehold.class);
  private static final ReadModelCollection<KnownTeam> TEAMS =
      ReadModelCollection.of(NAME, "suspicions_teams", KnownTeam.class);
  private static final ReadModelCollection<KnownUnit> UNITS =
      ReadModelCollection.of(NAME, "suspicions_units", KnownUnit.class);

  private static final int VERSION = 5;

  private final RuleChecks checks;
  private final Settings settings;

  /** Makes what it needs by itself: it is also projected where nobody answers. */
  FindingProjection(Environment environment) {
    this.settings = new Settings(environment);
    this.checks = new RuleChecks(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Another one for other parameters: what was found under the old ones is to be rebuilt. */
  @Override
  public int version() {
    return VERSION + settings.mark();
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(
        UnitEvent.class,
        TeamEvent.class,
        HouseholdRegistered.class,
        HouseholdMoved.class,
        HouseholdEntryRetracted.class,
        GuidanceActRecorded.class,
        GuidanceActCorrected.class,
        GuidanceActRetracted.class,
        FindingEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(FINDINGS, ACTS, CHANGES, DAYS, LATE, TOLD, HOMES, TEAMS, UNITS);
  }

  /**
   * Writes which acts make the findings and what happened to them first, then the findings, then
   * what is held against one another, then the acts, then how households, teams and units stand:
   * each was computed from the next. Of the acts, what they were stays, so that those written in
   * part are read as they were.
   */
  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    StoredActs recorded =
        new StoredActs(session.collection(TOLD), checks.slots(), batch.get(0).at());
    Sources sources =
        new Sources(
            session.views(UNITS),
            session.views(TEAMS),
            session.views(HOMES),
            new KnownActs(recorded, checks.slots()));
    sources.load(batch);
    List<Change> shifts = Changes.of(batch, sources, checks);
    FindingActs acts = new FindingActs();
    Findings found = new Findings(session.views(FINDINGS), acts);
    MemberDays days = new MemberDays(session.collection(DAYS), session.views(DAYS), checks);
    LateTallies late = new LateTallies(session.views(LATE), checks, acts);
    days.load(shifts);
    late.load(shifts);
    for (Change shift : shifts) {
      if (shift instanceof Change.Acts s) {
        days.shift(s, found);
      } else if (shift instanceof Change.Late s) {
        late.shift(s, found);
      } else if (shift instanceof Change.Roster s) {
        days.shift(s, found);
      } else if (shift instanceof Change.Household s) {
        found.shift(s.by(), s.before(), s.after());
      } else if (shift instanceof Change.Said s) {
        found.said(s);
      }
    }
    found.change();
    session.writeLines(ACTS, acts.lines());
    session.writeLines(CHANGES, found.earlier());
    found.flush();
    days.flush();
    late.flush();
    session.writeLines(TOLD, recorded.changed());
    sources.flush();
  }
}
