package socai.query.finding.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.projection.Recorded;

/**
 * The acts of households, as one batch of events changes them. What an event costs depends on how
 * many acts it changes and how many lie close to them, not on how many there are; a household that
 * moves reads all that it was given.
 */
public final class KnownActs {
  /**
   * More than anybody tells of one household close together; those recorded first are held against
   * one another.
   */
  public static final int MOST_TOGETHER = 500;

  private final StoredActs acts;
  private final Slots slots;

  /**
   * @param acts those of the batch at hand
   */
  public KnownActs(StoredActs acts, Slots slots) {
    this.acts = acts;
    this.slots = slots;
  }

  /**
   * What an event changes.
   *
   * @param gone acts that are no more as they were
   * @param come acts that were not yet as they are
   * @param before these acts and those close to them, as they were
   * @param after the same, as they are
   */
  public record Changed(
      List<CountedAct> gone, List<CountedAct> come, Neighbours before, Neighbours after) {}

  /** An act before and after an event. */
  private record Change(Optional<KnownAct> before, Optional<CountedAct> after) {
    boolean isNone() {
      return before.map(KnownAct::act).equals(after);
    }
  }

  /** Reads the acts that {@code batch} tells of, and those close to them. */
  public void load(List<Recorded> batch) {
    List<GuidanceEvent> events =
        batch.stream()
            .map(Recorded::event)
            .filter(GuidanceEvent.class::isInstance)
            .map(GuidanceEvent.class::cast)
            .toList();
    acts.load(events.stream().map(KnownActs::keyOf).toList());
    acts.loadSlots(events.stream().flatMap(this::slotsOf).toList());
  }

  private Stream<String> slotsOf(GuidanceEvent e) {
    return Stream.concat(
            Guidance.recordedBy(e).map(guidance -> guidance.occurredAt().instant()).stream(),
            acts.as(keyOf(e)).map(known -> known.act().at()))
        .flatMap(time -> slots.around(e.household(), time));
  }

  private static String keyOf(GuidanceEvent e) {
    return e.household() + "/" + e.act();
  }

  /**
   * Folds what {@code recorded} tells of {@code household}.
   *
   * @param place tells where the door of an act is
   */
  public Changed apply(HouseholdId household, Recorded recorded, UnaryOperator<CountedAct> place) {
    Position at = recorded.at();
    if (recorded.event() instanceof GuidanceEvent e) {
      Change change = e.accept(new Recording(recorded, place));
      return change.isNone() ? changed(household, at, List.of()) : recorded(household, at, change);
    }
    return moved(household, at, place);
  }

  /** What {@code recorded} makes of the one act that it is about. */
  private final class Recording implements GuidanceEvent.Visitor<Change> {
    private final Recorded recorded;
    private final UnaryOperator<CountedAct> place;

    Recording(Recorded recorded, UnaryOperator<CountedAct> place) {
      this.recorded = recorded;
      this.place = place;
    }

    @Override
    public Change recorded(GuidanceActRecorded e) {
      CountedAct act =
          CountedAct.of(
              e.act(),
              e.household(),
              e.guidance(),
              CountedAct.Recording.of(recorded),
              recorded.at());
      return new Change(before(e), Optional.of(place.apply(act)));
    }

    @Override
    public Change corrected(GuidanceActCorrected e) {
      Optional<KnownAct> before = before(e);
      return new Change(
          before,
          before
              .map(
                  b ->
                      b.act()
                          .corrected(
                              e.guidance(), CountedAct.Recording.of(recorded), recorded.at()))
              .map(place));
    }

    @Override
    public Change retracted(GuidanceActRetracted e) {
      return new Change(before(e), Optional.empty());
    }

    @Override
    public Change levelChanged(AdoptionLevelChanged e) {
      return new Change(Optional.empty(), Optional.empty());
    }

    private Optional<KnownAct> before(GuidanceEvent e) {
      return acts.before(keyOf(e), recorded.at());
    }
  }

  /** An act that is recorded anew is held against others as if it had not been recorded before. */
  private Changed recorded(HouseholdId household, Position at, Change change) {
    List<KnownAct> changed = new ArrayList<>();
    change.before().map(before -> before.upTo(at)).ifPresent(changed::add);
    changed.forEach(acts::put);
    change
        .after()
        .map(
            after ->
                KnownAct.from(after, hasRoom(after, at) ? slots.keyOf(after) : KnownAct.ALONE, at))
        .ifPresent(changed::add);
    return changed(household, at, changed);
  }

  private boolean hasRoom(CountedAct act, Position at) {
    return acts.around(
                act.household(),
                act.at(),
                other -> other.standsAfter(at) && !other.key().equals(act.key()))
            .size()
        < MOST_TOGETHER;
  }

  /** Elsewhere, all stay held against those they were held against. */
  private Changed moved(HouseholdId household, Position at, UnaryOperator<CountedAct> place) {
    List<KnownAct> changed = new ArrayList<>();
    acts.of(household, at, before -> !place.apply(before.act()).equals(before.act())).stream()
        .sorted(Comparator.comparing(act -> act.act().positions().get(0)))
        .forEach(
            before -> {
              changed.add(before.upTo(at));
              changed.add(KnownAct.from(place.apply(before.act()), before.slot(), at));
            });
    return changed(household, at, changed);
  }

  private Changed changed(HouseholdId household, Position at, List<KnownAct> changed) {
    changed.forEach(acts::put);
    List<KnownAct> close = close(household, at, changed);
    return new Changed(
        acts(changed, act -> act.stoodBefore(at)),
        acts(changed, act -> act.standsAfter(at)),
        new Neighbours(acts(close, act -> act.stoodBefore(at))),
        new Neighbours(acts(close, act -> act.standsAfter(at))));
  }

  private static List<CountedAct> acts(List<KnownAct> all, Predicate<KnownAct> wanted) {
    return all.stream().filter(wanted).map(KnownAct::act).toList();
  }

  /** Those of {@code changed} that are held against others, with all of these; each once. */
  private List<KnownAct> close(HouseholdId household, Position at, List<KnownAct> changed) {
    Map<String, KnownAct> close = new LinkedHashMap<>();
    for (KnownAct act : changed) {
      if (!act.isAlone() && !close.containsKey(act.id())) {
        Instant time = act.act().at();
        acts.around(household, time, other -> other.standsAround(at))
            .forEach(other -> close.put(other.id(), other));
      }
    }
    return List.copyOf(close.values());
  }
}
