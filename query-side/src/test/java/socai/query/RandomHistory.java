package socai.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Ladder;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;

/**
 * What may come to be recorded of units and households, by chance: moves of both, acts, retractions
 * and the levels that follow; much of it weeks after it happened, some of it twice.
 */
public final class RandomHistory {
  /** On this day the first thing is recorded. */
  public static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

  /** Most is recorded on the day; the rest at most so many days later. */
  public static final int LATEST = 45;

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final Map<UnitLevel, List<UnitId>> units = new HashMap<>();
  private final Map<UnitId, UnitId> above = new HashMap<>();
  private final Map<HouseholdId, UnitId> homes = new LinkedHashMap<>();
  private final Map<HouseholdId, Map<ActId, Guidance>> acts = new HashMap<>();
  private LocalDate today = FIRST;

  private RandomHistory(Random random) {
    this.random = random;
  }

  /** Units first, then {@code count} things that happen; some are several events. */
  public static List<Event> of(Random random, int count) {
    RandomHistory history = new RandomHistory(random);
    history.establish(UnitLevel.PROVINCE, Optional.empty());
    for (UnitLevel level : List.of(UnitLevel.DISTRICT, UnitLevel.COMMUNE, UnitLevel.HAMLET)) {
      for (int i = 0; i < 2 + level.ordinal(); i++) {
        history.establish(level, Optional.of(history.parentFor(level)));
      }
    }
    for (int i = 0; i < count; i++) {
      history.happen();
    }
    return history.events;
  }

  private void happen() {
    today = today.plusDays(random.nextInt(3));
    switch (random.nextInt(10)) {
      case 0 -> establish(UnitLevel.HAMLET, Optional.of(any(UnitLevel.COMMUNE)));
      case 1 -> moveUnit();
      case 2, 3 -> register();
      case 4 -> moveHousehold();
      case 5 -> retract();
      case 6 -> update();
      default -> guide();
    }
  }

  private void establish(UnitLevel level, Optional<UnitId> parent) {
    UnitId unit = Names.unit("unit " + above.size() + " " + events.size());
    UnitEstablished established = Field.established(unit, level, parent);
    events.add(established);
    units.computeIfAbsent(level, l -> new ArrayList<>()).add(unit);
    parent.ifPresent(p -> above.put(unit, p));
  }

  private void moveUnit() {
    UnitLevel level = random.nextBoolean() ? UnitLevel.COMMUNE : UnitLevel.HAMLET;
    UnitId unit = any(level);
    UnitId parent = parentFor(level);
    above.put(unit, parent);
    LocalDate day = dayOfWhatIsRecorded();
    events.add(new UnitMoved(unit, parent, day, "NQ"));
    events.add(new UnitRenamed(unit, "Tên " + events.size(), day, "NQ"));
  }

  /** Communes stand below districts, or below the province as since 2025. */
  private UnitId parentFor(UnitLevel level) {
    return switch (level) {
      case HAMLET -> any(UnitLevel.COMMUNE);
      case COMMUNE -> any(random.nextInt(4) == 0 ? UnitLevel.PROVINCE : UnitLevel.DISTRICT);
      default -> any(UnitLevel.PROVINCE);
    };
  }

  private UnitId any(UnitLevel level) {
    List<UnitId> all = units.getOrDefault(level, List.of());
    return all.get(random.nextInt(all.size()));
  }

  private void register() {
    HouseholdId home = Names.household("home " + homes.size());
    homes.put(home, any(UnitLevel.HAMLET));
    acts.put(home, new LinkedHashMap<>());
    events.add(
        new HouseholdRegistered(
            home,
            homes.getOrDefault(home, Field.HAMLET),
            Field.home(home),
            OccurredAt.startOf(dayOfWhatIsRecorded())));
  }

  private Optional<HouseholdId> anyHome() {
    List<HouseholdId> all = List.copyOf(homes.keySet());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private void moveHousehold() {
    UnitId to = any(UnitLevel.HAMLET);
    anyHome()
        .filter(home -> !to.equals(homes.get(home)))
        .ifPresent(
            home -> {
              UnitId from = homes.getOrDefault(home, to);
              homes.put(home, to);
              events.add(
                  new HouseholdMoved(
                      home,
                      from,
                      to,
                      new Personal(home.stream().toString(), "x"),
                      OccurredAt.startOf(dayOfWhatIsRecorded())));
            });
  }

  private LocalDate dayOfWhatIsRecorded() {
    return random.nextInt(3) > 0 ? today : today.minusDays(random.nextInt(LATEST));
  }

  /** Half of all acts are of one busy morning. */
  private Guidance guidance() {
    Guidance recorded = RandomActs.guidance(random);
    if (random.nextBoolean()) {
      return recorded;
    }
    long days = ChronoUnit.DAYS.between(recorded.occurredAt().day(), dayOfWhatIsRecorded());
    return Field.guidance(
        new OccurredAt(recorded.occurredAt().value().plusDays(days)),
        recorded.steps().toArray(Step[]::new));
  }

  private void update() {
    anyHome()
        .ifPresent(home -> events.add(new HouseholdUpdated(home, Field.home(home), Field.MORNING)));
  }

  private void guide() {
    anyHome()
        .ifPresent(
            home -> {
              ActId act = Names.act("act " + events.size());
              Guidance guidance = guidance();
              Map<ServiceId, AdoptionLevel> before = Ladder.levels(actsOf(home));
              actsOf(home).put(act, guidance);
              events.add(new GuidanceActRecorded(home, act, guidance));
              change(home, act, before);
            });
  }

  private void retract() {
    anyHome()
        .filter(home -> !actsOf(home).isEmpty())
        .ifPresent(
            home -> {
              ActId act = actsOf(home).keySet().iterator().next();
              Map<ServiceId, AdoptionLevel> before = Ladder.levels(actsOf(home));
              actsOf(home).remove(act);
              events.add(
                  new GuidanceActRetracted(
                      home, act, new Personal(home.stream().toString(), "x"), Field.MORNING));
              change(home, act, before);
            });
  }

  private Map<ActId, Guidance> actsOf(HouseholdId home) {
    return acts.computeIfAbsent(home, h -> new LinkedHashMap<>());
  }

  private void change(HouseholdId home, ActId act, Map<ServiceId, AdoptionLevel> before) {
    Map<ServiceId, AdoptionLevel> after = Ladder.levels(actsOf(home));
    for (ServiceId service : RandomActs.SERVICES) {
      AdoptionLevel from = before.getOrDefault(service, AdoptionLevel.NONE);
      AdoptionLevel to = after.getOrDefault(service, AdoptionLevel.NONE);
      if (from != to) {
        events.add(new AdoptionLevelChanged(home, act, service, from, to, Field.MORNING));
      }
    }
  }
}
