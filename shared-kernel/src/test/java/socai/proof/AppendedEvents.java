package socai.proof;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.schema.Json;

/** Events about nothing in particular, told to a ledger one commit after the other. */
final class AppendedEvents {
  private final Ledger ledger;
  private final String name;
  private int commits;

  AppendedEvents(Ledger ledger, String name) {
    this.ledger = ledger;
    this.name = name;
  }

  /** Appends {@code count} events, {@code each} to a commit. */
  void events(int count, int each) {
    for (int recorded = 0; recorded < count; recorded += each) {
      ledger.append(commit(Math.min(each, count - recorded)));
    }
  }

  private Commit commit(int events) {
    String commit = name + "-" + commits++;
    List<EventLine> lines = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      lines.add(
          new EventLine(
              "1.0",
              Names.uuid(commit + "/" + i),
              "/ledger/test",
              "socai.test.told",
              1,
              "team/" + commit,
              EventLine.sequence(i),
              Lines.RECORDED.value().atOffset(ZoneOffset.ofHours(7)),
              Lines.RECORDED,
              "officer",
              Names.command(commit),
              "application/json",
              Json.mapper().readTree("{\"text\":\"Tổ trưởng \\\"mới\\\"\\n\",\"n\":" + i + "}")));
    }
    return new Commit(Names.command(commit), Lines.RECORDED, lines);
  }
}
