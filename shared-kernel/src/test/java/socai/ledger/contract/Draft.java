package socai.ledger.contract;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import socai.event.StreamId;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.UniqueKey;
import socai.schema.Json;

/** A commit in the making: lines about nothing in particular, at given places of given streams. */
public final class Draft {
  private static final AtomicInteger DRAFTS = new AtomicInteger();

  private final CommandId command;

  /** Whoever carries out a command makes its events anew, also one that was sent before. */
  private final int draft = DRAFTS.incrementAndGet();

  private final List<EventLine> lines = new ArrayList<>();
  private final Set<UniqueKey> keys = new HashSet<>();

  private Draft(CommandId command) {
    this.command = command;
  }

  /** Nothing yet, of the command that is called {@code command}. */
  public static Draft of(String command) {
    return new Draft(Names.command(command));
  }

  /** {@code count} more events of {@code stream}, the first with number {@code from}. */
  public Draft with(StreamId stream, long from, int count) {
    for (long number = from; number < from + count; number++) {
      lines.add(
          new EventLine(
              "1.0",
              Names.uuid(command + " " + draft + " " + lines.size()),
              "/ledger/son-la",
              "socai.test.told",
              1,
              stream.toString(),
              EventLine.sequence(number),
              Lines.RECORDED.value().atOffset(ZoneOffset.ofHours(7)),
              Lines.RECORDED,
              "officer",
              command,
              "application/json",
              Json.mapper().readTree("{\"text\":\"Tổ trưởng \\\"mới\\\"\\n\",\"number\":1.50}")));
    }
    return this;
  }

  /** It takes {@code key}, too. */
  public Draft taking(UniqueKey key) {
    keys.add(key);
    return this;
  }

  /** What is there so far. */
  public Commit commit() {
    return new Commit(command, Optional.empty(), Lines.RECORDED, lines, keys);
  }
}
