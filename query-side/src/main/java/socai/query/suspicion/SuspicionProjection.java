package socai.query.suspicion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/**
 * Finds what is worth a look. An event costs as much as the acts it is held against: one member's
 * day, one household, one day's late acts; a change of a roster, as many days as it lies back.
 */
@Component
class SuspicionProjection implements Projection {
  static final String NAME = "suspicions";

  private final MongoCollection<FindingPicture> findings;
  private final MongoCollection<Gathering> gatherings;
  private final MongoCollection<KnownHousehold> homes;
  private final MongoCollection<KnownTeam> teams;
  private final MongoCollection<KnownUnit> units;
  private final Judges judges;

  SuspicionProjection(ReadModels readModels, Judges judges) {
    findings = readModels.collection(NAME, FindingPicture.class);
    gatherings = readModels.collection("suspicions_gatherings", Gathering.class);
    homes = readModels.collection("suspicions_households", KnownHousehold.class);
    teams = readModels.collection("suspicions_teams", KnownTeam.class);
    units = readModels.collection("suspicions_units", KnownUnit.class);
    this.judges = judges;
    for (String filter : List.of("rule", "state", "members", "teams", "units")) {
      findings.createIndex(Indexes.ascending(filter, "place"));
    }
    findings.createIndex(Indexes.ascending("place"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    Sources sources = new Sources(units, teams, homes);
    sources.load(batch);
    List<Shift> shifts = Shifts.of(batch, sources, judges);
    Gatherings gathered = new Gatherings(gatherings, judges);
    gathered.load(shifts);
    Findings found = new Findings(findings);
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
