package socai.query.timeline;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/** Writes down, for each subject, every event that concerns it. A line never changes. */
@Component
class TimelineProjection implements Projection {
  static final String NAME = "timelines";

  private final MongoCollection<TimelineEntry> collection;

  TimelineProjection(ReadModels readModels) {
    collection = readModels.collection(NAME, TimelineEntry.class);
    collection.createIndex(Indexes.ascending("subject", "position"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<WriteModel<TimelineEntry>> writes = new ArrayList<>();
    for (Recorded recorded : batch) {
      Map<String, String> about = About.of(recorded.event());
      for (String subject : Subjects.of(recorded.event())) {
        TimelineEntry entry = entry(subject, recorded, about);
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", entry.id()), entry, new ReplaceOptions().upsert(true)));
      }
    }
    collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  private static TimelineEntry entry(String subject, Recorded recorded, Map<String, String> about) {
    return new TimelineEntry(
        subject + "@" + recorded.at(),
        recorded.at().value(),
        subject,
        recorded.type(),
        recorded.event().occurredAt(),
        recorded.recordedAt(),
        recorded.actor(),
        about);
  }
}
