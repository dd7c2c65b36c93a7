package socai.query.timeline;

import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;

/** Writes down, for each subject, every event that concerns it. A line never changes. */
@Component
class TimelineProjection implements Projection {
  static final String NAME = "timelines";

  static final ReadModelCollection<TimelineEntry> LINES =
      ReadModelCollection.of(
              NAME, NAME, TimelineEntry.class, Indexes.ascending("subject", "position"))
          .read(Past.LINES);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(Event.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(LINES);
  }

  @Override
  public int segments() {
    return 2;
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    List<TimelineEntry> lines = new ArrayList<>();
    for (Recorded recorded : batch) {
      Map<String, String> about = EventMentions.of(recorded.event());
      for (String subject : TimelineSubjects.of(recorded.event())) {
        if (session.has(subject)) {
          lines.add(entry(subject, recorded, about));
        }
      }
    }
    session.writeLines(LINES, lines);
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
        recorded.entry(),
        about);
  }
}
