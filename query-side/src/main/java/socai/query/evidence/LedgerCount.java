package socai.query.evidence;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.event.StreamId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StillAsked;
import socai.query.figure.Figure;
import socai.query.replay.Replay;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;

/**
 * Counts a figure from the lines of the ledger, by the fold that counts exports, and reads nothing
 * that was projected. Of a short ledger it reads all; of a long one, for a figure with few events,
 * everything that was recorded of whatever these events are about.
 */
@Component
class LedgerCount {
  /** A ledger of so many events is read in less than a second. */
  private static final long SHORT = 20_000;

  /** So many streams are read sooner than a long ledger. */
  static final int FEW = 1_000;

  private final Ledger ledger;

  LedgerCount(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The figure as the first events up to {@code upTo} make it.
   *
   * @param events of which the figure is said to be made, by their positions: all, or more than
   *     {@link #FEW}
   */
  Replay.Outcome of(Figure figure, LocalDate asOf, Position upTo, Collection<Position> events) {
    return upTo.value() <= SHORT || events.size() > FEW
        ? Replay.of(new UpTo(ledger.follow(Position.START), upTo), figure, asOf)
        : ofSubjects(figure, asOf, upTo, events);
  }

  /** The same from what was recorded of the subjects of {@code events}. */
  Replay.Outcome ofSubjects(
      Figure figure, LocalDate asOf, Position upTo, Collection<Position> events) {
    return Replay.of(about(figure, upTo, events).iterator(), figure, asOf);
  }

  private List<Entry> about(Figure figure, Position upTo, Collection<Position> events) {
    Set<StreamId> streams = new LinkedHashSet<>();
    subject(figure).ifPresent(streams::add);
    for (Position at : events) {
      ledger.read(new Position(at.value() - 1), 1).forEach(e -> streams.add(line(e).stream()));
    }
    Deque<StreamId> unread = new ArrayDeque<>(streams);
    List<Entry> entries = new ArrayList<>();
    while (!unread.isEmpty()) {
      for (Entry entry : ledger.read(unread.remove(), 0)) {
        if (!entry.position().isAfter(upTo)) {
          entries.add(entry);
          units(line(entry)).map(UnitId::stream).filter(streams::add).forEach(unread::add);
        }
      }
    }
    entries.sort(Comparator.comparing(entry -> entry.position().value()));
    return entries;
  }

  private static Optional<StreamId> subject(Figure figure) {
    if (figure instanceof Figure.OfUnit f) {
      return Optional.of(f.unit().stream());
    }
    if (figure instanceof Figure.TeamMembers f) {
      return Optional.of(f.team().stream());
    }
    return figure instanceof Figure.Level f
        ? Optional.of(f.household().stream())
        : Optional.empty();
  }

  private static EventLine line(Entry entry) {
    return EventLine.read(Json.mapper(), entry.line());
  }

  /** Where what {@code line} tells of lives, or stands below. */
  private static Stream<UnitId> units(EventLine line) {
    Class<? extends Event> type = EventTypes.all().get(line.type());
    if (type == HouseholdRegistered.class) {
      return Stream.of(read(line, HouseholdRegistered.class).hamlet());
    }
    if (type == HouseholdMoved.class) {
      return Stream.of(read(line, HouseholdMoved.class).to());
    }
    if (type == UnitEstablished.class) {
      return read(line, UnitEstablished.class).parent().stream();
    }
    return type == UnitMoved.class
        ? Stream.of(read(line, UnitMoved.class).parent())
        : Stream.empty();
  }

  private static <E> E read(EventLine line, Class<E> type) {
    return Json.mapper().treeToValue(line.data(), type);
  }

  /** The entries up to a position. */
  private static final class UpTo implements Iterator<Entry> {
    private final Iterator<Entry> all;
    private final Position end;
    private Position last = Position.START;

    UpTo(Iterator<Entry> all, Position end) {
      this.all = all;
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      return end.isAfter(last) && all.hasNext();
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      StillAsked.orStop();
      Entry entry = all.next();
      last = entry.position();
      return entry;
    }
  }
}
