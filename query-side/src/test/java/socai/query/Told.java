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

/** Events as projections are told them. */
public final class Told {
  private Told() {}

  /** {@code events} as the whole ledger, from position 1 on. */
  public static List<Recorded> of(Event... events) {
    return of(Arrays.asList(events));
  }

  /** {@code events} as the whole ledger, from position 1 on. */
  public static List<Recorded> of(List<? extends Event> events) {
    List<Recorded> told = new ArrayList<>();
    for (Event event : events) {
      told.add(next(told, event, Names.entry("event " + told.size())));
    }
    return told;
  }

  /** {@code event} as what follows {@code told}, told in {@code entry}. */
  static Recorded next(List<Recorded> told, Event event, EntryId entry) {
    return new Recorded(
        new Position(told.size() + 1L),
        EventTypes.nameOf(event.getClass()),
        event,
        "officer",
        Lines.RECORDED,
        entry);
  }
}
