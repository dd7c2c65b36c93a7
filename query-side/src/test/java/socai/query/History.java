package socai.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.OneOfEach;
import socai.ledger.CommandId;
import socai.ledger.Ledger;

/**
 * What is appended to a ledger bit by bit, in small commits: one of each type, then what chance
 * has.
 */
public final class History {
  private static final int MOST_IN_A_COMMIT = 5;

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final Lines lines = new Lines();
  private int recorded;

  /** About {@code size} things that happen to units and households, and half as many to teams. */
  public History(Random random, int size) {
    this.random = random;
    events.addAll(Field.units());
    events.add(Field.offered(Field.PAYMENT));
    events.addAll(OneOfEach.events());
    List<Event> households = RandomHistory.of(random, size);
    List<Event> teams = RandomTeams.of(random, size / 2);
    for (int i = 0; i < Math.max(households.size(), teams.size()); i++) {
      addTo(events, households, i);
      addTo(events, teams, i);
    }
  }

  private static void addTo(List<Event> all, List<Event> some, int i) {
    if (i < some.size()) {
      all.add(some.get(i));
    }
  }

  /** Appends the next {@code percent} of all there is to tell. */
  public void apply(Ledger ledger, int percent) {
    int end = Math.min(events.size(), recorded + events.size() * percent / 100);
    while (recorded < end) {
      int to = Math.min(end, recorded + 1 + random.nextInt(MOST_IN_A_COMMIT));
      CommandId command = new CommandId(new UUID(random.nextLong(), random.nextLong()));
      ledger.append(lines.commit(command, events.subList(recorded, to)));
      recorded = to;
    }
  }
}
