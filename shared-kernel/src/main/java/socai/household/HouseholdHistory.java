package socai.household;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import socai.event.EntryId;
import socai.event.History;
import socai.event.HistoryEvent;
import socai.territory.UnitId;

/**
 * One household as such, by all that counts of what was recorded of it, folded as {@link History}
 * says: where it lives from day to day, and what is known of its home. A value; each step and each
 * question about a day costs the logarithm of how much was recorded.
 */
public final class HouseholdHistory {
  /** A household of which nothing was recorded. */
  public static final HouseholdHistory UNKNOWN =
      new HouseholdHistory(History.empty(), History.empty(), History.empty());

  private final History<HouseholdEvent> all;

  /** Registrations and moves: each says in which hamlet it lives from its day on. */
  private final History<HouseholdEvent> moves;

  /** Registrations and updates: each says all that is known of the home from its day on. */
  private final History<HouseholdEvent> homes;

  private HouseholdHistory(
      History<HouseholdEvent> all, History<HouseholdEvent> moves, History<HouseholdEvent> homes) {
    this.all = all;
    this.moves = moves;
    this.homes = homes;
  }

  /** The household by what {@code recorded} tells of it, in the order in which it was recorded. */
  public static HouseholdHistory of(Collection<HistoryEvent<HouseholdEvent>> recorded) {
    HouseholdHistory household = UNKNOWN;
    for (HistoryEvent<HouseholdEvent> one : recorded) {
      household = household.after(one);
    }
    return household;
  }

  /** This household after {@code event}, recorded next, in {@code entry}. */
  public HouseholdHistory after(HouseholdEvent event, EntryId entry) {
    return after(HistoryEvent.of(event, all.next(), entry));
  }

  /**
   * This household after {@code recorded}, whose order lies behind all that were recorded before.
   */
  public HouseholdHistory after(HistoryEvent<HouseholdEvent> recorded) {
    return HouseholdFact.of(recorded.event())
        .retracts()
        .map(this::without)
        .orElseGet(() -> and(recorded));
  }

  private HouseholdHistory without(EntryId entry) {
    return new HouseholdHistory(all.without(entry), moves.without(entry), homes.without(entry));
  }

  private HouseholdHistory and(HistoryEvent<HouseholdEvent> recorded) {
    HouseholdFact fact = HouseholdFact.of(recorded.event());
    return new HouseholdHistory(
        all.and(recorded),
        fact.hamlet().isPresent() ? moves.and(recorded) : moves,
        fact.home().isPresent() ? homes.and(recorded) : homes);
  }

  /** All that counts, in order. */
  public Collection<HistoryEvent<HouseholdEvent>> events() {
    return all.all();
  }

  /** Whether anything that was recorded in {@code entry} counts. */
  public boolean has(EntryId entry) {
    return all.has(entry);
  }

  /** Whether it is known: registered, and that not retracted. */
  public boolean isRegistered() {
    return registration().isPresent();
  }

  /** How it was registered; empty if it is not. */
  public Optional<HistoryEvent<HouseholdEvent>> registration() {
    return moves.all().stream()
        .filter(t -> HouseholdFact.of(t.event()).home().isPresent())
        .findFirst();
  }

  /** The day on which it was met; empty if it is not registered. */
  public Optional<LocalDate> since() {
    return registration().map(HistoryEvent::day);
  }

  /** What is recorded of days after {@code day}, in order. */
  public Collection<HistoryEvent<HouseholdEvent>> recordedAfter(LocalDate day) {
    return all.after(day);
  }

  /** Where it lives by all that was recorded; empty if that is nowhere. */
  public Optional<UnitId> hamlet() {
    return moves.last().map(HistoryEvent::event).flatMap(HouseholdHistory::livesIn);
  }

  /** Where it lives at the end of {@code day}; empty before the first day it is known to. */
  public Optional<UnitId> hamletOn(LocalDate day) {
    return moves.on(day).map(HistoryEvent::event).flatMap(HouseholdHistory::livesIn);
  }

  /** The hamlets in which it lives, each from a day on until the next. */
  public SortedMap<LocalDate, UnitId> hamlets() {
    SortedMap<LocalDate, UnitId> hamlets = new TreeMap<>();
    moves.all().forEach(t -> livesIn(t.event()).ifPresent(in -> hamlets.put(t.day(), in)));
    return hamlets;
  }

  /** The last that is known of its home by all that was recorded. */
  public Optional<Home> home() {
    return homes.last().map(known -> with(known, moves.last()));
  }

  /** What is known of its home at the end of {@code day}; before the first day, what is then. */
  public Optional<Home> homeOn(LocalDate day) {
    return homes
        .on(day)
        .or(homes::first)
        .map(known -> with(known, moves.on(day.isBefore(known.day()) ? known.day() : day)));
  }

  /** What {@code known} says, but for the address if the household has moved since. */
  private static Home with(
      HistoryEvent<HouseholdEvent> known, Optional<HistoryEvent<HouseholdEvent>> lastMove) {
    Home home = HouseholdFact.of(known.event()).home().orElseThrow();
    return lastMove
        .filter(move -> move.compareTo(known) > 0)
        .flatMap(move -> HouseholdFact.of(move.event()).address())
        .map(
            address ->
                new Home(
                    home.head(), address, home.people(), home.smartphones(), home.connection()))
        .orElse(home);
  }

  private static Optional<UnitId> livesIn(HouseholdEvent event) {
    return HouseholdFact.of(event).hamlet();
  }
}
