package socai.query.profile;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import socai.guidance.Guidance;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.ladder.Places;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ViewBatch;

/**
 * How the levels of households change from day to day. An act that comes after all others costs
 * what its steps cost; one recorded late, corrected or retracted as much as there is after it.
 */
final class Levels {
  private final ViewBatch<ProfileLevel> changes;
  private final MongoCollection<ProfileLevel> storedChanges;
  private final ViewBatch<ProfileAct> acts;
  private final MongoCollection<ProfileAct> storedActs;

  Levels(ReadModelSession session, ViewBatch<ProfileAct> acts) {
    this.changes = session.views(ProfileProjection.LEVELS);
    this.storedChanges = session.collection(ProfileProjection.LEVELS);
    this.acts = acts;
    this.storedActs = session.collection(ProfileProjection.ACTS);
  }

  /** Notes what changed on the day of {@code guidance}, after which the levels are {@code now}. */
  void note(HouseholdId household, Guidance guidance, Map<String, Rung> now, Position at) {
    for (Step step : guidance.steps()) {
      String service = step.service().value();
      Optional.ofNullable(now.get(service))
          .ifPresent(rung -> note(household.toString(), service, rung, at));
    }
  }

  /** The changes that {@code guidance} may make, if it comes after all others. */
  static Set<String> idsOf(HouseholdId household, Guidance guidance) {
    Set<String> ids = new LinkedHashSet<>();
    for (Step step : guidance.steps()) {
      ids.add(
          ProfileLevel.idOf(
              household.toString(), step.service().value(), guidance.occurredAt().day()));
    }
    return ids;
  }

  void load(Set<String> ids) {
    changes.load(ids);
  }

  private void note(String household, String service, Rung rung, Position at) {
    String id = ProfileLevel.idOf(household, service, rung.day());
    if (rung.isChange()) {
      changes.project(ProfileLevel.none(id, rung.day()));
    }
    changes.change(id, at, before -> new ProfileLevel(id, at.value(), rung.level(), rung.since()));
  }

  /**
   * The levels of {@code household} on all of {@code services}, after whatever was recorded of acts
   * on {@code from} or later. What the acts are is written first, to be read in their order.
   */
  Map<String, Rung> since(
      HouseholdId household, Set<String> services, LocalDate from, Position at) {
    changes.write();
    acts.write();
    Map<String, Rung> levels = new LinkedHashMap<>();
    Map<String, NavigableMap<LocalDate, Rung>> days = new LinkedHashMap<>();
    for (String service : services) {
      levels.put(service, before(household.toString(), service, from));
      days.put(service, new TreeMap<>());
    }
    Bson later =
        Filters.and(
            Filters.gte("place", Places.beginOf(household, from)),
            Filters.lt("place", Places.endOf(household)));
    for (ProfileAct act : storedActs.find(later).sort(Sorts.ascending("place"))) {
      if (!act.retracted()) {
        take(act.guidance(), levels, days);
      }
    }
    levels.forEach(
        (service, last) ->
            change(
                household.toString(),
                service,
                from,
                days.getOrDefault(service, new TreeMap<>()),
                at));
    return levels;
  }

  private static void take(
      Guidance guidance,
      Map<String, Rung> levels,
      Map<String, NavigableMap<LocalDate, Rung>> days) {
    LocalDate day = guidance.occurredAt().day();
    for (Step step : guidance.steps()) {
      String service = step.service().value();
      Rung rung = levels.computeIfAbsent(service, any -> Rung.none(day)).after(step, day);
      levels.put(service, rung);
      days.computeIfAbsent(service, any -> new TreeMap<>()).put(day, rung);
    }
  }

  private Rung before(String household, String service, LocalDate day) {
    ProfileLevel last =
        storedChanges
            .find(
                Filters.and(
                    Filters.gt("_id", ProfileLevel.beginOf(household, service)),
                    Filters.lt("_id", ProfileLevel.idOf(household, service, day))))
            .sort(Sorts.descending("_id"))
            .first();
    return last == null ? Rung.none(day) : Rung.before(day, last.level(), last.since());
  }

  /** The changes from {@code from} on are those on {@code days}, and none on other days. */
  private void change(
      String household,
      String service,
      LocalDate from,
      NavigableMap<LocalDate, Rung> days,
      Position at) {
    Rung before = before(household, service, from);
    Set<String> ids = new LinkedHashSet<>();
    for (ProfileLevel stored :
        storedChanges.find(
            Filters.and(
                Filters.gte("_id", ProfileLevel.idOf(household, service, from)),
                Filters.lt("_id", ProfileLevel.beginOf(household, service) + "~")))) {
      ids.add(stored.id());
      days.computeIfAbsent(
          stored.day(),
          day ->
              Optional.ofNullable(days.lowerEntry(day))
                  .map(Map.Entry::getValue)
                  .map(
                      rung -> new Rung(day, rung.level(), rung.since(), rung.level(), rung.since()))
                  .orElse(
                      new Rung(
                          day, before.level(), before.since(), before.level(), before.since())));
    }
    changes.load(ids);
    days.values().forEach(rung -> note(household, service, rung, at));
  }

  void flush() {
    changes.flush();
  }
}
