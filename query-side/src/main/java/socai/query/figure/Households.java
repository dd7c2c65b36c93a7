package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.guidance.ActId;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceEvent;
import socai.guidance.Step;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.Residence;
import socai.ledger.Position;
import socai.query.ladder.Places;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;

/**
 * How households stand, event by event, and what each event contributes. An act that comes after
 * all others, and a move from a day on which none comes any more, need the household's document
 * alone; whatever is recorded late, corrected or retracted reads what lies from its first day on.
 *
 * <p>Days follow from acts, and the household from both: they are written in this order, and all
 * that events contribute before them. Recorded again after a crash, when some of them are ahead,
 * events contribute nothing up to {@link FigureMark}: all of that is written.
 */
final class Households {
  private final ViewBatch<FigureMark> marks;
  private final ViewBatch<FigureDay> days;
  private final ViewBatch<FigureAct> acts;
  private final ViewBatch<FigureHousehold> households;

  Households(ReadModelSession session) {
    this.marks = session.views(FigureProjection.MARKS);
    this.days = session.views(FigureProjection.DAYS);
    this.acts = session.views(FigureProjection.ACTS);
    this.households = session.views(FigureProjection.HOUSEHOLDS);
  }

  /** What an event makes of a household. */
  private record Turn(FigureHousehold after, List<Contribution> contributions) {}

  void load(List<Event> events) {
    Set<String> ofHouseholds = new LinkedHashSet<>();
    Set<String> ofActs = new LinkedHashSet<>();
    Set<String> ofDays = new LinkedHashSet<>();
    for (Event event : events) {
      household(event).ifPresent(id -> ofHouseholds.add(id.toString()));
      if (event instanceof GuidanceEvent e) {
        ofActs.add(FigureAct.idOf(e.household(), e.act()));
        Guidance.recordedBy(e)
            .map(Guidance::occurredAt)
            .map(at -> FigureDay.idOf(e.household().toString(), at.day()))
            .ifPresent(ofDays::add);
      }
    }
    if (!ofHouseholds.isEmpty()) {
      households.load(ofHouseholds);
      acts.load(ofActs);
      days.load(ofDays);
      marks.load(List.of(FigureMark.ID));
    }
  }

  /** Whose event it is; empty if no household's. */
  static Optional<HouseholdId> household(Event event) {
    if (event instanceof HouseholdEvent e) {
      return Optional.of(e.household());
    }
    return event instanceof GuidanceEvent e ? Optional.of(e.household()) : Optional.empty();
  }

  /** What {@code recorded} contributes; nothing if {@code household} has seen it before. */
  List<Contribution> apply(HouseholdId household, Recorded recorded) {
    String id = household.toString();
    Position at = recorded.at();
    households.project(FigureHousehold.unknown(id));
    FigureHousehold before = households.get(id).orElseThrow();
    if (before.position() >= at.value()) {
      return List.of();
    }
    boolean written =
        marks.get(FigureMark.ID).map(mark -> mark.position() >= at.value()).orElse(false);
    Turn turn =
        recorded.event() instanceof HouseholdEvent e
            ? lives(before, recorded.inHistory(e))
            : guided(before, (GuidanceEvent) recorded.event(), at);
    households.change(id, at, any -> turn.after());
    return written ? List.of() : turn.contributions();
  }

  private Turn lives(FigureHousehold before, HistoryEvent<HouseholdEvent> dated) {
    List<Residence> homes = Residence.after(before.homes(), dated);
    FigureHousehold after = before.living(homes, dated.order());
    List<Contribution> contributions =
        firstDifference(before.homes(), homes)
            .map(day -> levelsFrom(before, day, new Position(dated.order())))
            .map(
                levels ->
                    new Course(before.homes(), levels).contributionsTo(new Course(homes, levels)))
            .orElse(List.of());
    return new Turn(after, contributions);
  }

  private static Optional<LocalDate> firstDifference(List<Residence> some, List<Residence> others) {
    List<Residence> different = new ArrayList<>(some);
    different.removeAll(others);
    others.stream().filter(home -> !some.contains(home)).forEach(different::add);
    return different.stream().map(Residence::from).min(LocalDate::compareTo);
  }

  /** Where it stands at the end of {@code day} and of all later ones. */
  private NavigableMap<LocalDate, ServiceLevels> levelsFrom(
      FigureHousehold household, LocalDate day, Position at) {
    if (household.standsFrom(day)) {
      return new TreeMap<>(Map.of(day, household.levels()));
    }
    mark(at);
    return levels(day, levelsBefore(household, day), daysFrom(household, day));
  }

  private void mark(Position at) {
    marks.project(FigureMark.NONE);
    marks.change(FigureMark.ID, at, before -> new FigureMark(FigureMark.ID, at.value()));
  }

  private ServiceLevels levelsBefore(FigureHousehold household, LocalDate day) {
    return days.last(
            FigureDay.beginOf(household.id()),
            FigureDay.idOf(household.id(), day),
            isStored(household))
        .map(FigureDay::levels)
        .orElse(ServiceLevels.NONE);
  }

  private List<FigureDay> daysFrom(FigureHousehold household, LocalDate from) {
    return days.between(
        FigureDay.idOf(household.id(), from), FigureDay.endOf(household.id()), isStored(household));
  }

  /** By what is known of days from {@code from} on, before which it stood on {@code before}. */
  private static NavigableMap<LocalDate, ServiceLevels> levels(
      LocalDate from, ServiceLevels before, List<FigureDay> known) {
    NavigableMap<LocalDate, ServiceLevels> levels = new TreeMap<>(Map.of(from, before));
    known.forEach(day -> levels.put(day.day(), day.levels()));
    return levels;
  }

  private boolean isStored(FigureHousehold household) {
    return !households.isNew(household.id());
  }

  private Turn guided(FigureHousehold before, GuidanceEvent event, Position at) {
    String id = FigureAct.idOf(event.household(), event.act());
    List<Step> steps = Guidance.recordedBy(event).map(FigureAct::climbing).orElse(List.of());
    Optional<FigureAct> known = acts.get(id);
    boolean seen = known.map(act -> act.position() >= at.value()).orElse(false);
    boolean counted = seen || known.map(FigureAct::climbs).orElse(false);
    if (steps.isEmpty() && !counted) {
      return new Turn(before.guided("", before.levels(), at.value()), List.of());
    }
    Optional<String> place =
        steps.isEmpty()
            ? Optional.empty()
            : Guidance.recordedBy(event).map(g -> placeOf(event.household(), event.act(), g));
    boolean isLast =
        event instanceof GuidanceActRecorded
            && (seen || !counted)
            && place.map(before::isBefore).orElse(false);
    FigureAct now =
        new FigureAct(
            id, at.value(), place.or(() -> known.map(FigureAct::place)).orElseThrow(), steps);
    if (isLast) {
      return last(before, now, at);
    }
    LocalDate from = now.day();
    if (counted) {
      LocalDate was = known.orElseThrow().day();
      from = was.isBefore(from) ? was : from;
    }
    return anew(before, event.household(), now, from, at);
  }

  private static String placeOf(HouseholdId household, ActId act, Guidance guidance) {
    return Places.of(household, act, guidance.occurredAt());
  }

  private void keep(FigureAct now, Position at) {
    acts.project(FigureAct.none(now.id(), now.place()));
    acts.change(now.id(), at, any -> now);
  }

  /** After {@code act}, which comes after all others. */
  private Turn last(FigureHousehold before, FigureAct act, Position at) {
    LocalDate day = act.day();
    ServiceLevels levels = before.levels().after(act.steps());
    keep(act, at);
    change(FigureDay.idOf(before.id(), day), levels, at);
    List<Contribution> contributions =
        new Course(before.homes(), new TreeMap<>(Map.of(day, before.levels())))
            .contributionsTo(new Course(before.homes(), new TreeMap<>(Map.of(day, levels))));
    return new Turn(before.guided(act.place(), levels, at.value()), contributions);
  }

  private void change(String id, ServiceLevels levels, Position at) {
    days.project(FigureDay.none(id));
    days.change(id, at, any -> new FigureDay(id, at.value(), levels));
  }

  /** After {@code act}, by which the levels from {@code from} on may be others. */
  private Turn anew(
      FigureHousehold before, HouseholdId household, FigureAct act, LocalDate from, Position at) {
    mark(at);
    ServiceLevels until = levelsBefore(before, from);
    List<FigureDay> known = daysFrom(before, from);
    keep(act, at);
    NavigableMap<LocalDate, ServiceLevels> levels = climbed(before, household, from, until, at);
    known.forEach(day -> change(day.id(), on(day.day(), levels), at));
    if (act.climbs()) {
      change(FigureDay.idOf(before.id(), act.day()), on(act.day(), levels), at);
    }
    List<Contribution> contributions =
        new Course(before.homes(), levels(from, until, known))
            .contributionsTo(new Course(before.homes(), levels));
    return new Turn(
        before.guided(act.climbs() ? act.place() : "", on(LocalDate.MAX, levels), at.value()),
        contributions);
  }

  /**
   * The levels by all acts from {@code from} on, before which it stood on {@code before}. After a
   * crash acts may be there that were recorded later: not by this event.
   */
  private NavigableMap<LocalDate, ServiceLevels> climbed(
      FigureHousehold household,
      HouseholdId id,
      LocalDate from,
      ServiceLevels before,
      Position at) {
    NavigableMap<LocalDate, ServiceLevels> levels = new TreeMap<>(Map.of(from, before));
    acts.forEach(
        Places.beginOf(id, from),
        Places.endOf(id),
        isStored(household),
        act -> {
          if (act.position() <= at.value() && act.climbs()) {
            levels.put(act.day(), on(act.day(), levels).after(act.steps()));
          }
        });
    return levels;
  }

  private static ServiceLevels on(LocalDate day, NavigableMap<LocalDate, ServiceLevels> levels) {
    return Optional.ofNullable(levels.floorEntry(day)).map(Map.Entry::getValue).orElseThrow();
  }

  void flush() {
    marks.flush();
    days.flush();
    acts.flush();
    households.flush();
  }
}
