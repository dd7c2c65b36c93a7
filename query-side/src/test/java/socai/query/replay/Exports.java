package socai.query.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import socai.event.Event;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.schema.Json;

/** Events as an export holds them. */
public final class Exports {
  private Exports() {}

  /** {@code events} as the whole ledger, line by line. */
  public static String of(List<? extends Event> events) {
    return new Lines()
        .commit(Names.command("all"), events).events().stream()
            .map(line -> line.write(Json.mapper()) + "\n")
            .collect(Collectors.joining());
  }

  public static Replay.Outcome replay(String export, Figure figure, LocalDate asOf, long upTo) {
    try {
      return Replay.of(
          new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
          figure,
          asOf,
          new Position(upTo),
          lines -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
