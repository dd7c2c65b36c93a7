package socai.query.timeline;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;

/** Reads timelines, a page at a time. */
@Component
class TimelineQuery {
  private final ReadModels readModels;

  TimelineQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  Timeline of(String subject, long before, int limit, ReadSnapshot snapshot) {
    long end = Math.min(before, snapshot.position().value() + 1);
    List<Timeline.Line> lines = new ArrayList<>();
    for (TimelineEntry entry :
        readModels
            .lines(TimelineProjection.LINES, snapshot)
            .find(Filters.and(Filters.eq("subject", subject), Filters.lt("position", end)))
            .sort(Sorts.descending("subject", "position"))
            .limit(limit + 1)) {
      lines.add(
          new Timeline.Line(
              new Position(entry.position()),
              entry.type(),
              entry.occurredAt(),
              entry.recordedAt(),
              entry.actor(),
              entry.command(),
              entry.about()));
    }
    boolean more = lines.size() > limit;
    List<Timeline.Line> page = more ? lines.subList(0, limit) : lines;
    return new Timeline(
        subject,
        snapshot.position(),
        page,
        more ? Optional.of(page.get(limit - 1).position()) : Optional.empty());
  }
}
