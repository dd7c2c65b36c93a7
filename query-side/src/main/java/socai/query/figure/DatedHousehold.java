package socai.query.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.catalogue.ServiceId;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.Ladder;
import socai.guidance.Step;
import socai.household.HouseholdEvent;
import socai.household.Residence;
import socai.ledger.Position;
import socai.time.OccurredAt;

/**
 * A household as far as it was recorded: what its next event contributes depends on where it lived
 * and which acts of guidance it was given, however late they were recorded. All acts in one list,
 * so that it is plain: replays count by it, and the views are held against it.
 *
 * @param homes the hamlets in which it lives, in their order
 * @param acts those that count and that may change a level, in the order in which they occurred
 */
public record DatedHousehold(List<Residence> homes, List<Act> acts) {
  /** A household of which nothing was recorded. */
  public static final DatedHousehold UNKNOWN = new DatedHousehold(List.of(), List.of());

  private static final Comparator<Act> AS_THEY_OCCURRED = Ladder.asTheyOccurred(Act::at, Act::act);

  public DatedHousehold {
    homes = List.copyOf(homes);
    acts = List.copyOf(acts);
  }

  /**
   * An act as it was last recorded.
   *
   * @param steps those that may change a level
   */
  public record Act(ActId act, OccurredAt at, List<Step> steps) {
    private Act only(ServiceId service) {
      return new Act(
          act, at, steps.stream().filter(step -> step.service().equals(service)).toList());
    }
  }

  /** The household after {@code event}, told at {@code at} in {@code entry}. */
  public DatedHousehold after(Event event, Position at, EntryId entry) {
    if (event instanceof HouseholdEvent e) {
      return new DatedHousehold(
          Residence.after(homes, HistoryEvent.of(e, at.value(), entry)), acts);
    }
    if (event instanceof GuidanceEvent e) {
      return e.accept(
          new GuidanceEvent.Visitor<>() {
            @Override
            public DatedHousehold recorded(GuidanceActRecorded recorded) {
              return with(recorded.act(), Optional.of(recorded.guidance()));
            }

            @Override
            public DatedHousehold corrected(GuidanceActCorrected recorded) {
              return with(recorded.act(), Optional.of(recorded.guidance()));
            }

            @Override
            public DatedHousehold retracted(GuidanceActRetracted recorded) {
              return with(recorded.act(), Optional.empty());
            }

            @Override
            public DatedHousehold levelChanged(AdoptionLevelChanged recorded) {
              return new DatedHousehold(homes, acts);
            }
          });
    }
    throw new IllegalArgumentException("not an event of a household: " + event.getClass());
  }

  /** The same household, as far as acts on {@code service} tell of it. */
  public DatedHousehold only(ServiceId service) {
    return new DatedHousehold(
        homes,
        acts.stream().map(act -> act.only(service)).filter(act -> !act.steps().isEmpty()).toList());
  }

  private DatedHousehold with(ActId id, Optional<Guidance> guidance) {
    List<Act> others = new ArrayList<>(acts);
    others.removeIf(act -> act.act().equals(id));
    guidance
        .map(recorded -> new Act(id, recorded.occurredAt(), climbing(recorded.steps())))
        .filter(act -> !act.steps().isEmpty())
        .ifPresent(others::add);
    others.sort(AS_THEY_OCCURRED);
    return new DatedHousehold(homes, others);
  }

  private static List<Step> climbing(List<Step> steps) {
    return steps.stream()
        .filter(step -> !(step instanceof Step.Declined || step instanceof Step.Impossible))
        .toList();
  }

  /**
   * What an event contributes by which it comes to be {@code after}: to the households of hamlets
   * and to those at or above each level of each service, from day to day. Who moves takes all that
   * along; what is recorded late counts from its day on, and may take away what counted from a
   * later day.
   */
  public List<Contribution> contributions(DatedHousehold after) {
    HouseholdDays change = new HouseholdDays();
    boolean moves = !homes.equals(after.homes());
    if (moves) {
      change.addHomes(-1, this);
      change.addHomes(1, after);
    }
    Set<ServiceId> touched = new LinkedHashSet<>();
    Set<Act> before = new HashSet<>(acts);
    Set<Act> now = new HashSet<>(after.acts());
    acts.stream().filter(act -> moves || !now.contains(act)).forEach(a -> in(a, touched));
    after.acts().stream().filter(act -> !before.contains(act)).forEach(a -> in(a, touched));
    for (ServiceId service : touched) {
      change.addLevels(-1, this, service);
      change.addLevels(1, after, service);
    }
    return change.contributions();
  }

  private static void in(Act act, Set<ServiceId> touched) {
    act.steps().forEach(step -> touched.add(step.service()));
  }
}
