package socai.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import socai.event.EntryId;
import socai.event.History;
import socai.event.HistoryEvent;

/**
 * One unit, by all that counts of what was recorded of it, folded as {@link History} says: when it
 * exists, what it is called and below which other it stands from day to day. A value.
 */
public final class UnitHistory {
  /** A unit of which nothing was recorded. */
  public static final UnitHistory UNKNOWN =
      new UnitHistory(
          History.empty(), History.empty(), History.empty(), History.empty(), History.empty());

  private final History<UnitEvent> all;
  private final History<UnitEstablished> beginnings;
  private final History<UnitAbolished> ends;

  /** Each says what it is called from its day on. */
  private final History<UnitEvent> names;

  /** Each says what it stands below from its day on; a province below nothing. */
  private final History<UnitEvent> places;

  private UnitHistory(
      History<UnitEvent> all,
      History<UnitEstablished> beginnings,
      History<UnitAbolished> ends,
      History<UnitEvent> names,
      History<UnitEvent> places) {
    this.all = all;
    this.beginnings = beginnings;
    this.ends = ends;
    this.names = names;
    this.places = places;
  }

  /**
   * Days on which it stands below another.
   *
   * @param until the first day after them; empty if they go on
   */
  public record Stay(UnitId parent, LocalDate from, Optional<LocalDate> until) {}

  /** The unit by what {@code recorded} tells of it, in the order in which it was recorded. */
  public static UnitHistory of(Collection<HistoryEvent<UnitEvent>> recorded) {
    UnitHistory unit = UNKNOWN;
    for (HistoryEvent<UnitEvent> one : recorded) {
      unit = unit.after(one);
    }
    return unit;
  }

  /** This unit after {@code event}, recorded next, in {@code entry}. */
  public UnitHistory after(UnitEvent event, EntryId entry) {
    return after(HistoryEvent.of(event, all.next(), entry));
  }

  /** This unit after {@code recorded}, whose order lies behind all that were recorded before. */
  public UnitHistory after(HistoryEvent<UnitEvent> recorded) {
    return recorded
        .event()
        .accept(
            new UnitEvent.Visitor<>() {
              @Override
              public UnitHistory established(UnitEstablished event) {
                return new UnitHistory(
                    all.and(recorded),
                    beginnings.and(recorded.as(event)),
                    ends,
                    names.and(recorded),
                    places.and(recorded));
              }

              @Override
              public UnitHistory renamed(UnitRenamed event) {
                return new UnitHistory(
                    all.and(recorded), beginnings, ends, names.and(recorded), places);
              }

              @Override
              public UnitHistory moved(UnitMoved event) {
                return new UnitHistory(
                    all.and(recorded), beginnings, ends, names, places.and(recorded));
              }

              @Override
              public UnitHistory abolished(UnitAbolished event) {
                return new UnitHistory(
                    all.and(recorded), beginnings, ends.and(recorded.as(event)), names, places);
              }

              @Override
              public UnitHistory retracted(UnitEntryRetracted event) {
                return without(event.retracts());
              }
            });
  }

  private UnitHistory without(EntryId entry) {
    return new UnitHistory(
        all.without(entry),
        beginnings.without(entry),
        ends.without(entry),
        names.without(entry),
        places.without(entry));
  }

  /** All that counts, in order. */
  public History<UnitEvent> events() {
    return all;
  }

  /** How it was established; empty if it was not. */
  public Optional<UnitEstablished> establishment() {
    return beginnings.first().map(HistoryEvent::event);
  }

  /** Empty until it is established. */
  public Optional<UnitLevel> level() {
    return establishment().map(UnitEstablished::level);
  }

  /** The first day on which it does not exist; empty if there is none. */
  public Optional<LocalDate> abolished() {
    return ends.first().map(HistoryEvent::day);
  }

  /** Whether it exists on {@code day}. */
  public boolean existsOn(LocalDate day) {
    return establishment().filter(e -> !day.isBefore(e.from())).isPresent()
        && abolished().map(day::isBefore).orElse(true);
  }

  /** Whether it exists on every day from {@code from} on, up to {@code until} without it. */
  public boolean existsThroughout(LocalDate from, Optional<LocalDate> until) {
    return existsOn(from)
        && abolished()
            .map(end -> until.filter(last -> !last.isAfter(end)).isPresent())
            .orElse(true);
  }

  /** What it is called on {@code day}; empty before its first day. */
  public Optional<String> nameOn(LocalDate day) {
    return names.on(day).flatMap(recorded -> UnitFact.of(recorded.event()).name());
  }

  /** What it stands below on {@code day}; it goes on standing there when it is abolished. */
  public Optional<UnitId> parentOn(LocalDate day) {
    return places.on(day).flatMap(recorded -> UnitFact.of(recorded.event()).parent());
  }

  /** What it is called, each from a day on until the next. */
  public SortedMap<LocalDate, String> names() {
    SortedMap<LocalDate, String> all = new TreeMap<>();
    names.all().forEach(t -> UnitFact.of(t.event()).name().ifPresent(n -> all.put(t.day(), n)));
    return all;
  }

  /** What it stands below, each from a day on until the next. */
  public List<Stay> stays() {
    List<HistoryEvent<UnitEvent>> inOrder = List.copyOf(places.all());
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      LocalDate from = inOrder.get(i).day();
      Optional<LocalDate> until =
          i + 1 < inOrder.size() ? Optional.of(inOrder.get(i + 1).day()) : Optional.empty();
      if (!until.equals(Optional.of(from))) {
        UnitFact.of(inOrder.get(i).event())
            .parent()
            .ifPresent(parent -> stays.add(new Stay(parent, from, until)));
      }
    }
    return stays;
  }
}
