package socai.query.audit;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;

/** Writes down for every event who told it and when it was recorded. A line never changes. */
@Component
class JournalProjection implements Projection {
  static final String NAME = "journal";

  static final ReadModelCollection<JournalEntry> LINES =
      ReadModelCollection.of(NAME, NAME, JournalEntry.class, Indexes.ascending("by", "_id"))
          .read(Past.LINES);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
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
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    session.writeLines(LINES, batch.stream().map(JournalEntry::of).toList());
  }
}
