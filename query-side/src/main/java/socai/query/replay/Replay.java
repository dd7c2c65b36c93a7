package socai.query.replay;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.query.replay.NotAnExportException.Fault;
import socai.schema.EventTypes;
import socai.schema.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Folds the lines of the whole ledger, from the first on, into a figure. It knows nothing but the
 * lines; it holds in memory what the figure depends on and one number for each stream, never the
 * events. For one thread.
 */
public final class Replay {
  /** Begins what an export that can be verified holds besides the events. */
  private static final String AROUND = "{\"socai.";

  private static final int PROGRESS_EVERY = 10_000;

  private final Fold fold;
  private final Map<String, Long> next = new HashMap<>();
  private Position through = Position.START;

  private Replay(Fold fold) {
    this.fold = fold;
  }

  /** What came out. */
  public static final class Outcome {
    private final Position position;
    private final Fold fold;

    private Outcome(Position position, Fold fold) {
      this.position = position;
      this.fold = fold;
    }

    /** How many lines were read. */
    public Position position() {
      return position;
    }

    /** The figure; empty if no line tells of what it is about. */
    public OptionalLong value() {
      return fold.value();
    }

    /** What adds up to it, in its order. */
    public Stream<Addend> addends() {
      return fold.addends();
    }
  }

  /**
   * Folds an export of the ledger, one event a line, the first line event 1.
   *
   * @param asOf the date of the figure
   * @param upTo where to stop; to the end, if it lies beyond
   * @param progress is told now and then how many lines were read
   * @throws NotAnExportException at the first line that cannot be what it must be
   */
  public static Outcome of(
      InputStream export, Figure figure, LocalDate asOf, Position upTo, LongConsumer progress)
      throws IOException {
    Replay replay = new Replay(Fold.of(figure, asOf));
    Lines lines = new Lines(export);
    while (upTo.isAfter(lines.position())) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      if (line.get().startsWith(AROUND)) {
        lines.passOver();
        replay.lookAt(line.get(), lines.position());
        continue;
      }
      replay.read(line.get(), lines.position());
      if (lines.position().value() % PROGRESS_EVERY == 0) {
        progress.accept(lines.position().value());
      }
    }
    if (replay.through.isAfter(lines.position()) && upTo.isAfter(lines.position())) {
      throw new NotAnExportException(lines.position().plus(1), Fault.CUT_OFF);
    }
    return new Outcome(lines.position(), replay.fold);
  }

  /**
   * Folds lines of the ledger itself.
   *
   * @param entries in their order; all of every stream that the figure depends on
   * @throws NotAnExportException at the first line that cannot be what it must be
   */
  public static Outcome of(Iterator<Entry> entries, Figure figure, LocalDate asOf) {
    Replay replay = new Replay(Fold.of(figure, asOf));
    Position last = Position.START;
    while (entries.hasNext()) {
      Entry entry = entries.next();
      last = entry.position();
      replay.read(entry.line(), last);
    }
    return new Outcome(last, replay.fold);
  }

  /** What stands between the events for those who verify them; the first says what is there. */
  private void lookAt(String line, Position before) {
    try {
      JsonNode said = Json.mapper().readTree(line);
      if (said.path("after").asLong(0) != 0) {
        throw new NotAnExportException(before.plus(1), Fault.DOES_NOT_FOLLOW);
      }
      through = new Position(Math.max(through.value(), said.path("through").asLong(0)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new NotAnExportException(before.plus(1), Fault.NO_EVENT);
    }
  }

  private void read(String line, Position at) {
    try {
      EventLine event =
          Optional.ofNullable(EventLine.read(Json.mapper(), line))
              .orElseThrow(() -> new NotAnExportException(at, Fault.NO_EVENT));
      follow(event, at);
      Class<? extends Event> type = EventTypes.all().get(event.type());
      if (type != null && fold.reads(type)) {
        if (event.revision() > EventTypes.revisionOf(type)) {
          throw new NotAnExportException(at, Fault.NEWER);
        }
        apply(
            HistoryEvent.of(
                Json.mapper().treeToValue(event.data(), type),
                at.value(),
                new EntryId(event.command().value())),
            at);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new NotAnExportException(at, Fault.NO_EVENT);
    }
  }

  private void follow(EventLine event, Position at) {
    long expected = next.merge(event.stream().toString(), 1L, Long::sum) - 1;
    if (event.sequenceNumber() != expected) {
      throw new NotAnExportException(at, Fault.DOES_NOT_FOLLOW);
    }
  }

  private void apply(HistoryEvent<?> recorded, Position at) {
    try {
      fold.apply(recorded);
    } catch (IllegalStateException e) {
      throw new NotAnExportException(at, Fault.OF_NOTHING);
    }
  }
}
