package socai.query.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.query.figure.Contribution;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/**
 * Writes down for each figure without parts which events contribute to it, and how much. What an
 * event contributes follows from the event and from how its team or household stood before it.
 */
@Component
class EvidenceProjection implements Projection {
  static final String NAME = "evidence";
  static final String HEAPS = "evidence_heaps";
  static final String TEAMS = "evidence_teams";
  static final String HOUSEHOLDS = "evidence_households";
  static final String UNITS = "evidence_units";

  private final MongoCollection<EvidenceEntry> entries;
  private final MongoCollection<EvidenceHeap> heaps;
  private final MongoCollection<EvidenceTeam> teams;
  private final MongoCollection<EvidenceHousehold> households;
  private final MongoCollection<EvidenceUnit> units;

  EvidenceProjection(ReadModels readModels) {
    entries = readModels.collection(NAME, EvidenceEntry.class);
    heaps = readModels.collection(HEAPS, EvidenceHeap.class);
    teams = readModels.collection(TEAMS, EvidenceTeam.class);
    households = readModels.collection(HOUSEHOLDS, EvidenceHousehold.class);
    units = readModels.collection(UNITS, EvidenceUnit.class);
    units.createIndex(Indexes.ascending("places.parent"));
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * The entries first, then their sums, then how teams and households stand: each from the next.
   */
  @Override
  public void project(List<Recorded> batch) {
    Standing standing =
        new Standing(new Pictures<>(teams), new Pictures<>(households), new Pictures<>(units));
    standing.load(batch);
    List<Told> told = new ArrayList<>();
    for (Recorded recorded : batch) {
      standing.tell(recorded).forEach(c -> told.add(new Told(c, recorded)));
    }
    Pictures<EvidenceHeap> sums = new Pictures<>(heaps);
    write(entries(told, sums));
    sums.flush();
    standing.flush();
  }

  private record Told(Contribution contribution, Recorded recorded) {}

  private static List<EvidenceEntry> entries(List<Told> told, Pictures<EvidenceHeap> sums) {
    sums.load(told.stream().map(t -> EvidenceHeap.idOf(t.contribution())).toList());
    List<EvidenceEntry> entries = new ArrayList<>();
    for (Told t : told) {
      String heap = EvidenceHeap.idOf(t.contribution());
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

  private void write(List<EvidenceEntry> written) {
    List<WriteModel<EvidenceEntry>> writes = new ArrayList<>();
    for (EvidenceEntry entry : written) {
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq("_id", entry.id()), entry, new ReplaceOptions().upsert(true)));
    }
    if (!writes.isEmpty()) {
      entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }
}
