package socai.query.timeline;

import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Canvas;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;

/** Writes down, for each subject, every event that concerns it. A line never changes. */
@Component
class TimelineProjection implements Projection {
  static final String NAME = "timelines";

  static final Shelf<TimelineEntry> LINES =
      Shelf.of(NAME, NAME, TimelineEntry.class, Indexes.ascending("subject", "position"))
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
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(Event.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(LINES);
  }

  @Override
  public int shares() {
    return 2;
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    List<TimelineEntry> lines = new ArrayList<>();
    for (Recorded recorded : batch) {
      Map<String, String> about = About.of(recorded.event());
      for (String subject : Subjects.of(recorded.event())) {
        if (canvas.has(subject)) {
          lines.add(entry(subject, recorded, about));
        }
      }
    }
    canvas.writeLines(LINES, lines);
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
