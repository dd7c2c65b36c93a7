package socai.command.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.command.CommandRefusal;
import socai.command.InsteadOf;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.team.UnitTeams;
import socai.territory.UnitAbolished;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitHistory.Stay;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * What may be recorded of units, in any order: a unit stands below others that exist all the while,
 * and is what it is from its first day to its end. Whoever lives in it or stands below it is not
 * known here: so an establishment is corrected and never retracted.
 */
final class UnitRules {
  /** Another name or place every year for two centuries, as long as Vietnam has had provinces. */
  static final Bound BOUND = Bound.of(200, UnitRefusal.FULL_HISTORY);

  private final Lifetimes lifetimes;
  private final UnitCodes codes;
  private final RecordedAt now;

  UnitRules(Lifetimes lifetimes, UnitCodes codes, RecordedAt now) {
    this.lifetimes = lifetimes;
    this.codes = codes;
    this.now = now;
  }

  List<UnitEvent> establish(UnitState unit, EstablishUnit c) {
    return record(
        unit,
        new Entry(c.unit(), c.entry(), c.insteadOf()),
        left -> {
          if (left.level().isPresent()) {
            throw UnitRefusal.KNOWN.refused();
          }
          notInTheFuture(c.from());
          Optional<UnitHistory> parent = c.parent().map(lifetimes::unit);
          if (parent.isPresent() && !parent.get().existsOn(c.from())) {
            throw UnitRefusal.PARENT_UNKNOWN.refused();
          }
          boolean otherLevel = unit.unit().level().filter(level -> level != c.level()).isPresent();
          if (otherLevel || !c.level().fitsBelow(parent.flatMap(UnitHistory::level))) {
            throw UnitRefusal.WRONG_LEVEL.refused();
          }
          return new UnitEstablished(
              c.unit(),
              c.code(),
              c.name(),
              c.level(),
              c.parent(),
              c.from(),
              c.place().map(NewPlace::place),
              c.basis());
        });
  }

  List<UnitEvent> rename(UnitState unit, RenameUnit c) {
    return record(
        unit,
        new Entry(c.unit(), c.entry(), c.insteadOf()),
        left -> {
          mayChange(left, c.from());
          return new UnitRenamed(c.unit(), c.name(), c.from(), c.basis());
        });
  }

  List<UnitEvent> move(UnitState unit, MoveUnit c) {
    return record(
        unit,
        new Entry(c.unit(), c.entry(), c.insteadOf()),
        left -> {
          UnitLevel level = mayChange(left, c.from());
          UnitHistory parent = lifetimes.unit(c.parent());
          if (!parent.existsOn(c.from())) {
            throw UnitRefusal.PARENT_UNKNOWN.refused();
          }
          if (!level.fitsBelow(parent.level())) {
            throw UnitRefusal.WRONG_LEVEL.refused();
          }
          return new UnitMoved(c.unit(), c.parent(), c.from(), c.basis());
        });
  }

  List<UnitEvent> abolish(UnitState unit, AbolishUnit c) {
    return record(
        unit,
        new Entry(c.unit(), c.entry(), c.insteadOf(), ChangeKind.END),
        left -> {
          mayChange(left, c.on());
          if (!left.events().after(c.on()).isEmpty()) {
            throw UnitRefusal.OUT_OF_ORDER.refused();
          }
          if (unit.teams().isTakenFrom(c.on())) {
            throw UnitRefusal.HAS_A_TEAM.refused();
          }
          return new UnitAbolished(c.unit(), c.on(), c.basis());
        });
  }

  List<UnitEvent> retract(UnitState unit, RetractUnitEntry c) {
    UnitEntryRetracted retracted = retraction(unit.unit(), c.unit(), c.retracts(), c.basis());
    UnitHistory after = unit.unit().after(retracted, c.entry());
    if (after.establishment().isEmpty()) {
      throw UnitRefusal.ONLY_CORRECTED.refused();
    }
    holds(unit, after);
    return List.of(retracted);
  }

  /** What a command records, and in place of what. */
  private record Entry(UnitId unit, EntryId id, Optional<InsteadOf> insteadOf, ChangeKind kind) {
    /** Of a command that ends nothing. */
    Entry(UnitId unit, EntryId id, Optional<InsteadOf> insteadOf) {
      this(unit, id, insteadOf, ChangeKind.of(insteadOf));
    }
  }

  private List<UnitEvent> record(
      UnitState unit, Entry entry, Function<UnitHistory, UnitEvent> recorded) {
    List<UnitEvent> events = new ArrayList<>();
    UnitHistory left = unit.unit();
    if (entry.insteadOf().isPresent()) {
      InsteadOf wrong = entry.insteadOf().get();
      UnitEntryRetracted retracted = retraction(left, entry.unit(), wrong.entry(), wrong.reason());
      events.add(retracted);
      left = left.after(retracted, entry.id());
    }
    events.add(recorded.apply(left));
    holds(unit, left.after(events.get(events.size() - 1), entry.id()));
    BOUND.demand(unit.tally(), entry.kind());
    return events;
  }

  private UnitEntryRetracted retraction(
      UnitHistory unit, UnitId id, EntryId retracts, String basis) {
    if (!unit.events().has(retracts)) {
      throw UnitRefusal.ENTRY_UNKNOWN.refused();
    }
    return new UnitEntryRetracted(id, retracts, basis, OccurredAt.of(now));
  }

  /**
   * All that is recorded of the unit lies within its days, it has teams only then, and where it
   * comes to stand below another, that exists all the while and no other there has its code.
   */
  private void holds(UnitState before, UnitHistory after) {
    UnitEstablished established =
        after.establishment().orElseThrow(UnitRefusal.ONLY_CORRECTED::refused);
    LocalDate from = established.from();
    after.events().first().filter(first -> first.day().isBefore(from)).ifPresent(UnitRules::rests);
    Optional<LocalDate> end = after.abolished();
    end.flatMap(day -> after.events().after(day).stream().findFirst()).ifPresent(UnitRules::rests);
    for (UnitTeams.Term term : before.teams().terms()) {
      if (term.from().isBefore(from) || end.filter(term::isOpenAfter).isPresent()) {
        throw UnitRefusal.HAS_A_TEAM.refused();
      }
    }
    List<Stay> known = stays(before.unit());
    List<Stay> newDays = newDays(known, stays(after));
    for (Stay stay : newDays) {
      if (!lifetimes.cover(lifetimes.unit(stay.parent()), stay.from(), stay.until())) {
        throw UnitRefusal.PARENT_ABOLISHED.refused();
      }
    }
    boolean sameCode =
        before.unit().establishment().filter(e -> e.code().equals(established.code())).isPresent();
    codes.demandFree(established, sameCode ? newDays : stays(after), lifetimes);
  }

  /** The days of {@code after} on which it did not stand below the same unit in {@code before}. */
  private static List<Stay> newDays(List<Stay> before, List<Stay> after) {
    List<Stay> left = after;
    for (Stay known : before) {
      left = left.stream().flatMap(stay -> without(known, stay)).toList();
    }
    return left;
  }

  private static Stream<Stay> without(Stay known, Stay stay) {
    boolean apart =
        !known.parent().equals(stay.parent())
            || stay.until().filter(end -> !end.isAfter(known.from())).isPresent()
            || known.until().filter(end -> !end.isAfter(stay.from())).isPresent();
    if (apart) {
      return Stream.of(stay);
    }
    Stream<Stay> earlier =
        stay.from().isBefore(known.from())
            ? Stream.of(new Stay(stay.parent(), stay.from(), Optional.of(known.from())))
            : Stream.empty();
    Stream<Stay> later =
        known.until().stream()
            .filter(end -> stay.until().map(end::isBefore).orElse(true))
            .map(end -> new Stay(stay.parent(), end, stay.until()));
    return Stream.concat(earlier, later);
  }

  private static void rests(HistoryEvent<UnitEvent> recorded) {
    throw UnitRefusal.RESTS_ON_IT.refused(Map.of("entry", recorded.entry().toString()));
  }

  /** Its stays below others while it exists. */
  static List<Stay> stays(UnitHistory unit) {
    Optional<LocalDate> end = unit.abolished();
    return unit.stays().stream()
        .filter(stay -> end.map(stay.from()::isBefore).orElse(true))
        .map(
            stay ->
                stay.until().isEmpty() || end.filter(stay.until().get()::isAfter).isPresent()
                    ? new Stay(stay.parent(), stay.from(), end.or(stay::until))
                    : stay)
        .toList();
  }

  private UnitLevel mayChange(UnitHistory unit, LocalDate day) {
    UnitEstablished established = unit.establishment().orElseThrow(UnitRefusal.UNKNOWN::refused);
    notInTheFuture(day);
    if (unit.abolished().filter(end -> !day.isBefore(end)).isPresent()) {
      throw UnitRefusal.ABOLISHED.refused();
    }
    if (day.isBefore(established.from())) {
      throw UnitRefusal.OUT_OF_ORDER.refused();
    }
    return established.level();
  }

  private void notInTheFuture(LocalDate day) {
    if (day.isAfter(now.day())) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }
}
