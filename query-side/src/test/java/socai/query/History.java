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

/** Told to a ledger as the field does: in small commits, teams and households by turns. */
public final class History {
  private final Random random;
  private final Lines lines = new Lines();

  public History(Random random) {
    this.random = random;
  }

  /** Appends one of each type, and then what chance has it. */
  public void tell(Ledger ledger, int count) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.offered(Field.PAYMENT));
    events.addAll(OneOfEach.events());
    events.addAll(RandomHistory.of(random, count));
    events.addAll(RandomTeams.of(random, count / 2));
    append(ledger, events);
  }

  /** Appends {@code events} in commits of one to five. */
  public void append(Ledger ledger, List<? extends Event> events) {
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(5));
      CommandId command = new CommandId(new UUID(random.nextLong(), random.nextLong()));
      ledger.append(lines.commit(command, events.subList(from, to)));
      from = to;
    }
  }
}
