package socai.query.figure;

import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.query.projection.Order;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.team.TeamEvent;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitMoved;

/**
 * Projects every figure of a date together with its evidence: which events contribute to it from
 * which day on, what that adds up to, and what it makes of all units above. What an event
 * contributes follows from the event and from all that was recorded of its team or household before
 * it; so a figure costs the same however many events there are.
 */
@Component
public class FigureProjection implements Projection {
  public static final String NAME = "figures";

  public static final ReadModelCollection<FigureYear> YEARS =
      ReadModelCollection.of(NAME, "figures", FigureYear.class, Indexes.ascending("figure"))
          .read(Past.BATCHES);
  public static final ReadModelCollection<FigureEvent> EVENTS =
      ReadModelCollection.of(NAME, "figure_events", FigureEvent.class).read(Past.LINES);
  static final ReadModelCollection<FigureTeam> TEAMS =
      ReadModelCollection.of(NAME, "figure_teams", FigureTeam.class);
  static final ReadModelCollection<FigureMark> MARKS =
      ReadModelCollection.of(NAME, "figure_marks", FigureMark.class);
  static final ReadModelCollection<FigureDay> DAYS =
      ReadModelCollection.of(NAME, "figure_days", FigureDay.class);
  static final ReadModelCollection<FigureAct> ACTS =
      ReadModelCollection.of(NAME, "figure_acts", FigureAct.class, Indexes.ascending("place"))
          .in(new Order<>("place", FigureAct::place));
  static final ReadModelCollection<FigureHousehold> HOUSEHOLDS =
      ReadModelCollection.of(NAME, "figure_households", FigureHousehold.class);
  static final ReadModelCollection<FigureUnit> UNITS =
      ReadModelCollection.of(
              NAME, "figure_units", FigureUnit.class, Indexes.ascending("unit.places.parent"))
          .read(Past.BATCHES);
  static final ReadModelCollection<UnitSpan> SPANS =
      ReadModelCollection.of(NAME, "figure_spans", UnitSpan.class).read(Past.BATCHES);

  @Override
  public String name() {
    return NAME;
  }

  /** The fourth keeps acts of guidance in documents of their own. */
  @Override
  public int version() {
    return 4;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(
        UnitEstablished.class,
        UnitMoved.class,
        UnitEntryRetracted.class,
        TeamEvent.class,
        HouseholdRegistered.class,
        HouseholdMoved.class,
        HouseholdEntryRetracted.class,
        GuidanceActRecorded.class,
        GuidanceActCorrected.class,
        GuidanceActRetracted.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(EVENTS, YEARS, SPANS, MARKS, DAYS, ACTS, HOUSEHOLDS, TEAMS, UNITS);
  }

  /**
   * What a unit that moves takes along is written before it moves, and the move before the rest.
   */
  @Override
  public boolean mayBeHeld() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    for (List<Recorded> piece : cutAtMovesOfUnits(batch)) {
      boolean move = isMove(piece, 0);
      if (move) {
        session.write();
      }
      projectPiece(piece, session);
      if (move) {
        session.write();
      }
    }
  }

  /**
   * A unit that moves takes its counts along. They must be those of that moment also when the batch
   * is recorded again after a crash has left only some of the counts written: so all that came
   * before the move is written before it, and the move before all that comes after.
   */
  private static List<List<Recorded>> cutAtMovesOfUnits(List<Recorded> batch) {
    List<List<Recorded>> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (isMove(batch, i)) {
        pieces.add(batch.subList(from, i));
        pieces.add(batch.subList(i, i + 1));
        from = i + 1;
      }
    }
    pieces.add(batch.subList(from, batch.size()));
    pieces.removeIf(List::isEmpty);
    return pieces;
  }

  /**
   * Whether a unit may come to stand elsewhere by event {@code i}: it moves, or where it stands is
   * retracted, or recorded anew after that; what came before the batch is not known.
   */
  private static boolean isMove(List<Recorded> batch, int i) {
    Event event = batch.get(i).event();
    return event instanceof UnitMoved
        || event instanceof UnitEntryRetracted
        || (event instanceof UnitEstablished
            && (i == 0 || batch.get(i - 1).event() instanceof UnitEntryRetracted));
  }

  private record Contributed(Recorded recorded, List<Contribution> contributions) {}

  /**
   * What was computed from others is written before these: contributions, then what they add up to,
   * up to where that is so, then how households and teams stand, and units last.
   */
  private static void projectPiece(List<Recorded> piece, ReadModelSession session) {
    List<Event> events = piece.stream().map(Recorded::event).toList();
    FigureContributions subjects = new FigureContributions(session);
    subjects.load(events);
    List<Contributed> contributed =
        piece.stream().map(r -> new Contributed(r, subjects.apply(r))).toList();
    List<Contribution> all = contributed.stream().flatMap(t -> t.contributions().stream()).toList();
    UnitSpans units = new UnitSpans(session);
    units.load(events, all);
    for (Contributed one : contributed) {
      if (one.recorded().event() instanceof UnitEvent e) {
        units.apply(one.recorded().inHistory(e));
      }
      units.apply(one.contributions(), one.recorded().at());
    }
    ViewBatch<FigureYear> years = session.views(YEARS);
    years.load(all.stream().map(FigureYear::idOf).distinct().toList());
    session.writeLines(EVENTS, contributed.stream().flatMap(t -> add(t, years).stream()).toList());
    years.flush();
    units.flushSpans();
    subjects.flush();
    units.flushUnits();
  }

  private static List<FigureEvent> add(Contributed contributed, ViewBatch<FigureYear> years) {
    List<FigureEvent> lines = new ArrayList<>();
    byYear(contributed.contributions())
        .forEach(
            (id, contributions) -> {
              years.project(FigureYear.before(contributions.iterator().next()));
              years.change(
                  id,
                  contributed.recorded().at(),
                  before -> {
                    FigureYear after =
                        before.and(contributions, contributed.recorded().at().value());
                    contributions.forEach(
                        c ->
                            lines.add(
                                FigureEvent.of(c, after.sumOf(c.day()), contributed.recorded())));
                    return after;
                  });
            });
    return lines;
  }

  private static Map<String, Collection<Contribution>> byYear(List<Contribution> contributions) {
    Map<String, Collection<Contribution>> years = new LinkedHashMap<>();
    contributions.forEach(
        c -> years.computeIfAbsent(FigureYear.idOf(c), any -> new ArrayList<>()).add(c));
    return years;
  }
}
