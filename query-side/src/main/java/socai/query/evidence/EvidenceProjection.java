package socai.query.evidence;

import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.query.figure.Contribution;
import socai.query.projection.Canvas;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;
import socai.team.TeamEvent;
import socai.territory.UnitEstablished;
import socai.territory.UnitMoved;

/**
 * Writes down for each figure without parts which events contribute to it, and how much. What an
 * event contributes follows from the event and from how its team or household stood before it.
 */
@Component
class EvidenceProjection implements Projection {
  static final String NAME = "evidence";

  static final Shelf<EvidenceEntry> ENTRIES = Shelf.of(NAME, NAME, EvidenceEntry.class);
  static final Shelf<EvidenceHeap> HEAPS = Shelf.of(NAME, "evidence_heaps", EvidenceHeap.class);
  static final Shelf<EvidenceTeam> TEAMS = Shelf.of(NAME, "evidence_teams", EvidenceTeam.class);
  static final Shelf<EvidenceHousehold> HOUSEHOLDS =
      Shelf.of(NAME, "evidence_households", EvidenceHousehold.class);
  static final Shelf<EvidenceUnit> UNITS =
      Shelf.of(NAME, "evidence_units", EvidenceUnit.class, Indexes.ascending("places.parent"));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(
        UnitEstablished.class,
        UnitMoved.class,
        TeamEvent.class,
        HouseholdRegistered.class,
        HouseholdMoved.class,
        AdoptionLevelChanged.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(ENTRIES, HEAPS, TEAMS, HOUSEHOLDS, UNITS);
  }

  /**
   * Writes the entries first, then their sums, then how teams and households stand: each was
   * computed from the next.
   */
  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    StandingAll standing =
        new StandingAll(
            canvas.pictures(TEAMS), canvas.pictures(HOUSEHOLDS), canvas.pictures(UNITS));
    standing.load(batch);
    List<Told> told = new ArrayList<>();
    for (Recorded recorded : batch) {
      standing.tell(recorded).forEach(c -> told.add(new Told(c, recorded)));
    }
    Pictures<EvidenceHeap> sums = canvas.pictures(HEAPS);
    canvas.writeLines(ENTRIES, entries(told, sums));
    sums.flush();
    standing.flush();
  }

  private record Told(Contribution contribution, Recorded recorded) {}

  private static List<EvidenceEntry> entries(List<Told> told, Pictures<EvidenceHeap> sums) {
    sums.load(told.stream().map(t -> t.contribution().part()).toList());
    List<EvidenceEntry> entries = new ArrayList<>();
    for (Told t : told) {
      String heap = t.contribution().part();
      sums.draw(EvidenceHeap.none(heap));
      sums.change(
          heap,
          t.recorded().at(),
          before -> {
            EvidenceHeap after = before.and(t.contribution().amount(), t.recorded().at().value());
            entries.add(EvidenceEntry.of(after, t.contribution(), t.recorded()));
            return after;
          });
    }
    return entries;
  }
}
