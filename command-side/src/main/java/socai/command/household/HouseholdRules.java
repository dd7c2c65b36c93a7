package socai.command.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.command.CommandRefusal;
import socai.command.InsteadOf;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.territory.UnitHistory;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;
import socai.time.PhoneClock;
import socai.time.RecordedAt;

/**
 * What may be recorded of households: where they live and what is known of them, in any order, from
 * the day on which they were met.
 */
final class HouseholdRules {
  /** Something new of the home once a month for 25 years. */
  static final Bound BOUND = Bound.of(300, HouseholdRefusal.FULL_HISTORY);

  private HouseholdRules() {}

  static List<HouseholdEvent> register(
      HouseholdState home, UnitHistory hamlet, RegisterHousehold c, RecordedAt now) {
    return record(
        home,
        new Entry(c.household(), c.entry(), c.insteadOf(), now),
        left -> {
          if (left.isRegistered()) {
            throw HouseholdRefusal.KNOWN.refused();
          }
          notInTheFuture(c.occurredAt(), now);
          isHamlet(hamlet, c.occurredAt());
          return new HouseholdRegistered(
              c.household(), c.hamlet(), c.home().of(c.household()), c.occurredAt());
        });
  }

  static List<HouseholdEvent> update(HouseholdState home, UpdateHousehold c, RecordedAt now) {
    return record(
        home,
        new Entry(c.household(), c.entry(), c.insteadOf(), now),
        left -> {
          mayChange(left, c.occurredAt(), now);
          return new HouseholdUpdated(c.household(), c.home().of(c.household()), c.occurredAt());
        });
  }

  static List<HouseholdEvent> move(
      HouseholdState home, UnitHistory hamlet, MoveHousehold c, RecordedAt now) {
    return record(
        home,
        new Entry(c.household(), c.entry(), c.insteadOf(), now),
        left -> {
          mayChange(left, c.occurredAt(), now);
          isHamlet(hamlet, c.occurredAt());
          UnitId from =
              left.hamletOn(c.occurredAt().day())
                  .orElseThrow(HouseholdRefusal.BEFORE_REGISTRATION::refused);
          if (from.equals(c.hamlet())) {
            throw HouseholdRefusal.LIVES_THERE.refused();
          }
          return new HouseholdMoved(
              c.household(),
              from,
              c.hamlet(),
              personal(c.household(), c.address()),
              c.occurredAt());
        });
  }

  static List<HouseholdEvent> retract(
      HouseholdState home, RetractHouseholdEntry c, RecordedAt now) {
    HouseholdEntryRetracted retracted =
        retraction(home.household(), c.household(), c.retracts(), c.reason(), now);
    holds(home, home.household().after(retracted, c.entry()));
    return List.of(retracted);
  }

  /** What a command records, and in place of what. */
  private record Entry(
      HouseholdId household, EntryId id, Optional<InsteadOf> insteadOf, RecordedAt now) {}

  private static List<HouseholdEvent> record(
      HouseholdState home, Entry entry, Function<HouseholdHistory, HouseholdEvent> recorded) {
    if (entry.insteadOf().isEmpty()) {
      HouseholdEvent event = recorded.apply(home.household());
      BOUND.demand(home.tally(), ChangeKind.NEW);
      return List.of(event);
    }
    InsteadOf wrong = entry.insteadOf().get();
    HouseholdEntryRetracted retracted =
        retraction(home.household(), entry.household(), wrong.entry(), wrong.reason(), entry.now());
    HouseholdHistory left = home.household().after(retracted, entry.id());
    HouseholdEvent right = recorded.apply(left);
    holds(home, left.after(right, entry.id()));
    BOUND.demand(home.tally(), ChangeKind.IN_PLACE);
    return List.of(retracted, right);
  }

  private static HouseholdEntryRetracted retraction(
      HouseholdHistory home,
      HouseholdId household,
      EntryId retracts,
      String reason,
      RecordedAt now) {
    if (!home.has(retracts)) {
      throw HouseholdRefusal.ENTRY_UNKNOWN.refused();
    }
    return new HouseholdEntryRetracted(
        household, retracts, personal(household, reason), OccurredAt.of(now));
  }

  /** Nothing is left of a household that is not registered, nor of days before it was met. */
  private static void holds(HouseholdState home, HouseholdHistory after) {
    Optional<LocalDate> since = after.since();
    Optional<HistoryEvent<HouseholdEvent>> without =
        after.events().stream()
            .findFirst()
            .filter(first -> since.map(first.day()::isBefore).orElse(true));
    if (without.isPresent()) {
      throw HouseholdRefusal.RESTS_ON_IT.refused(Map.of("entry", without.get().entry().toString()));
    }
    if (since.isEmpty() && home.guidance().count() > 0) {
      throw HouseholdRefusal.ACTS_REST_ON_IT.refused();
    }
  }

  private static void mayChange(HouseholdHistory home, OccurredAt at, RecordedAt now) {
    LocalDate since = home.since().orElseThrow(HouseholdRefusal.UNKNOWN::refused);
    notInTheFuture(at, now);
    if (at.day().isBefore(since)) {
      throw HouseholdRefusal.BEFORE_REGISTRATION.refused();
    }
  }

  private static void isHamlet(UnitHistory unit, OccurredAt at) {
    if (!unit.existsOn(at.day())) {
      throw HouseholdRefusal.HAMLET_UNKNOWN.refused();
    }
    if (!unit.level().equals(Optional.of(UnitLevel.HAMLET))) {
      throw HouseholdRefusal.NOT_A_HAMLET.refused();
    }
  }

  private static void notInTheFuture(OccurredAt at, RecordedAt now) {
    if (PhoneClock.isAhead(at, now)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }

  private static Personal personal(HouseholdId household, String text) {
    return new Personal(household.stream().toString(), text);
  }
}
