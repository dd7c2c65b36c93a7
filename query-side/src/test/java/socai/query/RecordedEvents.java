package socai.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import socai.event.EntryId;
import socai.event.Event;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Position;
import socai.query.projection.Recorded;
import socai.schema.EventTypes;

/** Events as projections are given them. */
public final class RecordedEvents {
  private RecordedEvents() {}

  /** {@code events} as the whole ledger, from position 1 on. */
  public static List<Recorded> of(Event... events) {
    return of(Arrays.asList(events));
  }

  /** {@code events} as the whole ledger, from position 1 on. */
  public static List<Recorded> of(List<? extends Event> events) {
    List<Recorded> recorded = new ArrayList<>();
    for (Event event : events) {
      recorded.add(next(recorded, event, Names.entry("event " + recorded.size())));
    }
    return recorded;
  }

  /** {@code event} as what follows {@code recorded}, recorded in {@code entry}. */
  static Recorded next(List<Recorded> recorded, Event event, EntryId entry) {
    return new Recorded(
        new Position(recorded.size() + 1L),
        EventTypes.nameOf(event.getClass()),
        event,
        "officer",
        Lines.RECORDED,
        entry);
  }
}
