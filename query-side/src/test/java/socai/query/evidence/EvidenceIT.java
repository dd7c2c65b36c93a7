package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.AdoptionLevel;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.HouseholdMoved;
import socai.person.Personal;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RandomTeams;
import socai.query.RandomTeamsOfUnits;
import socai.query.RecordedEvents;
import socai.query.Recount;
import socai.query.TeamRecount;
import socai.query.figure.Figure;
import socai.query.figure.UnitSums;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;
import socai.query.replay.Exports;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.time.OccurredAt;

/**
 * The contributions add up to the very figures of other read models, whatever happened, wherever
 * one stops in the ledger, and however the pages are cut.
 */
@ExtendWith(FreshDatabase.class)
class EvidenceIT {
  private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
  private static final LocalDate MARCH = LocalDate.of(2023, 3, 6);

  @RepeatedTest(4)
  void what_contributes_adds_up_to_what_coverage_shows_of_every_day(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = RandomHistory.of(random, 250);
          List<Recorded> recorded = RecordedEvents.of(events);
          String export = Exports.of(events);
          int stop = recorded.size() / 2;
          List<LocalDate> days =
              List.of(
                  RandomHistory.FIRST.minusDays(10),
                  RandomHistory.FIRST.plusDays(random.nextInt(120)),
                  TODAY);
          try (QueryContext context = new QueryContext(database)) {
            context.apply(recorded.subList(0, stop));
            List<Map<Figure, Long>> then = new ArrayList<>();
            days.forEach(day -> then.add(coverage(context, events.subList(0, stop), day)));
            context.apply(recorded.subList(stop, recorded.size()));
            EvidenceQuery query = context.get(EvidenceQuery.class);
            for (int i = 0; i < days.size(); i++) {
              LocalDate day = days.get(i);
              Map<Figure, Long> now = coverage(context, events, day);
              assertThat(now).isNotEqualTo(then.get(i));
              now.forEach((f, value) -> assertMakes(query, f, day, recorded.size(), random, value));
              then.get(i).forEach((f, value) -> assertMakes(query, f, day, stop, random, value));
              now.forEach((f, value) -> assertReplays(export, f, day, recorded.size(), value));
              then.get(i).forEach((f, value) -> assertReplays(export, f, day, stop, value));
            }
            assertThat(then.get(2).values()).anyMatch(value -> value > 3);
          }
        });
  }

  @RepeatedTest(3)
  void what_contributes_adds_up_to_the_totals_and_rosters_of_every_day(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = RandomTeams.of(random, 150);
          List<Recorded> recorded = RecordedEvents.of(events);
          String export = Exports.of(events);
          try (QueryContext context = new QueryContext(database)) {
            context.apply(recorded);
            EvidenceQuery query = context.get(EvidenceQuery.class);
            for (LocalDate day = RandomTeams.FIRST.minusDays(1);
                !day.isAfter(RandomTeams.LAST);
                day = day.plusDays(7)) {
              Map<Figure, Long> figures = totals(database, day);
              figures.putAll(rosters(events, day));
              for (Map.Entry<Figure, Long> f : figures.entrySet()) {
                assertMakes(query, f.getKey(), day, recorded.size(), random, f.getValue());
                assertReplays(export, f.getKey(), day, recorded.size(), f.getValue());
              }
            }
          }
        });
  }

  @RepeatedTest(3)
  void what_contributes_adds_up_to_the_teams_and_members_of_every_unit(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = RandomTeamsOfUnits.among(RandomHistory.of(random, 80), random);
          List<Recorded> recorded = RecordedEvents.of(events);
          String export = Exports.of(events);
          int stop = recorded.size() / 2;
          TeamRecount then = new TeamRecount(events.subList(0, stop));
          TeamRecount now = new TeamRecount(events);
          try (QueryContext context = new QueryContext(database)) {
            context.apply(recorded);
            EvidenceQuery query = context.get(EvidenceQuery.class);
            for (LocalDate day :
                List.of(RandomHistory.FIRST.plusDays(random.nextInt(300)), TODAY)) {
              for (UnitId unit : then.units().keySet()) {
                staff(then, unit, day)
                    .forEach((f, value) -> assertMakes(query, f, day, stop, random, value));
                staff(then, unit, day)
                    .forEach((f, value) -> assertReplays(export, f, day, stop, value));
              }
              for (UnitId unit : now.units().keySet()) {
                staff(now, unit, day)
                    .forEach(
                        (f, value) -> assertMakes(query, f, day, recorded.size(), random, value));
                staff(now, unit, day)
                    .forEach((f, value) -> assertReplays(export, f, day, recorded.size(), value));
              }
            }
          }
        });
  }

  /** Teams and members of {@code unit}, of each level and of all. */
  private static Map<Figure, Long> staff(TeamRecount recount, UnitId unit, LocalDate day) {
    Map<Figure, Long> figures = new LinkedHashMap<>();
    for (UnitLevel level : List.of(UnitLevel.COMMUNE, UnitLevel.HAMLET)) {
      long teams = recount.teams(unit, level, day);
      long members = recount.members(unit, level, day);
      figures.put(new Figure.UnitTeams(unit, Optional.of(level)), teams);
      figures.put(new Figure.UnitMembers(unit, Optional.of(level)), members);
      figures.merge(new Figure.UnitTeams(unit, Optional.empty()), teams, Long::sum);
      figures.merge(new Figure.UnitMembers(unit, Optional.empty()), members, Long::sum);
    }
    return figures;
  }

  private static void assertMakes(
      EvidenceQuery query, Figure figure, LocalDate asOf, long upTo, Random random, long value) {
    Pages pages = Pages.of(query, figure, asOf, upTo, 1 + random.nextInt(12)).orElseThrow();
    assertThat(pages.first().value()).as(figure.text() + " up to " + upTo).isEqualTo(value);
  }

  private static void assertReplays(
      String export, Figure figure, LocalDate asOf, long upTo, long value) {
    assertThat(Exports.replay(export, figure, asOf, upTo).value())
        .as(figure.text() + " replayed up to " + upTo)
        .hasValue(value);
  }

  /** What the sums say of every unit, service and level. */
  private static Map<Figure, Long> coverage(
      QueryContext context, List<Event> events, LocalDate day) {
    Map<Figure, Long> figures = new LinkedHashMap<>();
    ReadSnapshot snapshot = QueryContext.ALL;
    context
        .get(UnitSums.class)
        .of(new Recount(events).units(), day, snapshot)
        .forEach(
            (unit, counts) -> {
              figures.put(new Figure.Households(unit), (long) counts.households());
              for (ServiceId service : RandomActs.SERVICES) {
                for (AdoptionLevel level :
                    List.of(AdoptionLevel.USES_ALONE, AdoptionLevel.ACTIVATED)) {
                  figures.put(
                      new Figure.Reached(unit, service, level),
                      (long) counts.reached(service, level));
                }
              }
            });
    return figures;
  }

  private static Map<Figure, Long> totals(MongoDatabase database, LocalDate day) {
    Map<Figure, Long> figures = new LinkedHashMap<>();
    for (Optional<UnitLevel> level :
        List.of(
            Optional.<UnitLevel>empty(),
            Optional.of(UnitLevel.COMMUNE),
            Optional.of(UnitLevel.HAMLET))) {
      figures.put(new Figure.Teams(level), 0L);
      figures.put(new Figure.Members(level), 0L);
    }
    for (Document of : database.getCollection("totals").find(Filters.lte("day", day.toString()))) {
      for (Optional<UnitLevel> level :
          List.of(
              Optional.<UnitLevel>empty(),
              Optional.of(UnitLevel.valueOf(of.getString("level").toUpperCase(Locale.ROOT))))) {
        figures.merge(new Figure.Teams(level), number(of, "teams"), Long::sum);
        figures.merge(new Figure.Members(level), number(of, "members"), Long::sum);
      }
    }
    return figures;
  }

  private static Map<Figure, Long> rosters(List<Event> events, LocalDate day) {
    Map<TeamId, List<TeamEvent>> recorded = new LinkedHashMap<>();
    for (Event event : events) {
      TeamEvent e = (TeamEvent) event;
      recorded.computeIfAbsent(e.team(), any -> new ArrayList<>()).add(e);
    }
    Map<Figure, Long> figures = new LinkedHashMap<>();
    recorded.forEach((team, all) -> figures.put(new Figure.TeamMembers(team), members(all, day)));
    return figures;
  }

  private static long members(List<TeamEvent> recorded, LocalDate day) {
    TeamHistory team = TeamHistory.UNKNOWN;
    for (TeamEvent event : recorded) {
      team = team.after(event, Names.entry(event.toString()));
    }
    return team.memberships().on(day).count();
  }

  private static long number(Document document, String field) {
    return ((Number) document.get(field, 0)).longValue();
  }

  @Test
  void a_household_that_moves_takes_its_levels_out_of_one_hamlet_into_the_other(
      MongoDatabase database) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    events.add(act("a", MARCH, new Step.Activated(Field.VNEID)));
    events.add(moved(MARCH.plusDays(5)));
    events.add(
        act(
            "b",
            MARCH.plusDays(9),
            new Step.SteppedBack(Field.VNEID, AdoptionLevel.INSTALLED, Reason.LOST_PHONE)));
    long move = events.size() - 1;
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(events));
      EvidenceQuery query = context.get(EvidenceQuery.class);
      assertThat(amounts(query, activated(Field.HAMLET), TODAY, move + 1))
          .containsExactly(move - 1 + ": 1", move + ": -1");
      assertThat(amounts(query, activated(Field.OTHER_HAMLET), TODAY, move + 1))
          .containsExactly(move + ": 1", move + 1 + ": -1");
      assertThat(amounts(query, activated(Field.HAMLET), TODAY, move - 1))
          .containsExactly(move - 1 + ": 1");
      assertThat(amounts(query, activated(Field.HAMLET), MARCH.plusDays(4), move + 1))
          .containsExactly(move - 1 + ": 1");
      assertThat(amounts(query, new Figure.Households(Field.OTHER_HAMLET), TODAY, move + 1))
          .containsExactly(move + ": 1");
    }
  }

  @Test
  void an_act_that_is_told_late_counts_from_its_day_on_and_the_later_one_no_more(
      MongoDatabase database) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    events.add(act("in time", MARCH.plusDays(9), new Step.UsesAlone(Field.VNEID)));
    events.add(act("late", MARCH, new Step.Activated(Field.VNEID)));
    events.add(
        new GuidanceActRetracted(
            Field.HOME,
            Names.act("late"),
            new Personal(Field.HOME.stream().toString(), "x"),
            Field.MORNING));
    long inTime = events.size() - 2L;
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(events));
      EvidenceQuery query = context.get(EvidenceQuery.class);
      Figure activated = activated(Field.PROVINCE);
      assertThat(amounts(query, activated, MARCH, inTime)).isEmpty();
      assertThat(amounts(query, activated, MARCH, inTime + 1)).containsExactly(inTime + 1 + ": 1");
      assertThat(amounts(query, activated, TODAY, inTime + 1))
          .containsExactly(inTime + 1 + ": 1", inTime + ": 1", inTime + 1 + ": -1");
      assertThat(amounts(query, activated, MARCH, inTime + 2))
          .containsExactly(inTime + 1 + ": 1", inTime + 2 + ": -1");
      assertThat(Pages.of(query, activated, TODAY, inTime + 2, 2).orElseThrow().first().value())
          .isOne();
    }
  }

  @Test
  void a_unit_shows_what_stood_below_it_on_the_day(MongoDatabase database) {
    UnitId other = Names.unit("another commune");
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.established(other, UnitLevel.COMMUNE, Optional.of(Field.PROVINCE)));
    events.add(Field.registered());
    long home = events.size();
    events.add(new UnitMoved(Field.HAMLET, other, MARCH, "NQ"));
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(events));
      EvidenceQuery query = context.get(EvidenceQuery.class);
      Figure before = new Figure.Households(Field.COMMUNE);
      Figure after = new Figure.Households(other);
      LocalDate dayBefore = MARCH.minusDays(1);
      assertThat(amounts(query, before, dayBefore, home + 1)).containsExactly(home + ": 1");
      assertThat(amounts(query, after, dayBefore, home + 1)).isEmpty();
      assertThat(amounts(query, before, MARCH, home + 1)).isEmpty();
      assertThat(amounts(query, after, MARCH, home + 1)).containsExactly(home + ": 1");
      assertThat(amounts(query, before, MARCH, home)).containsExactly(home + ": 1");
    }
  }

  @Test
  void a_dissolution_takes_the_team_and_all_open_memberships_away(MongoDatabase database) {
    LocalDate end = LocalDate.of(2024, 1, 1);
    try (QueryContext context = new QueryContext(database)) {
      context.apply(
          RecordedEvents.of(Field.formed(), new TeamDissolved(Field.TEAM, end, Field.decision())));
      EvidenceQuery query = context.get(EvidenceQuery.class);
      Figure members = new Figure.Members(Optional.of(UnitLevel.HAMLET));
      assertThat(amounts(query, members, TODAY, 2)).containsExactly("1: 2", "2: -2");
      assertThat(amounts(query, new Figure.Teams(Optional.empty()), TODAY, 2))
          .containsExactly("1: 1", "2: -1");
      assertThat(Pages.of(query, members, end.minusDays(1), 2, 9).orElseThrow().lines()).hasSize(1);
    }
  }

  @Test
  void of_what_nobody_knows_there_is_no_evidence(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(Field.units()));
      EvidenceQuery query = context.get(EvidenceQuery.class);
      assertThat(Pages.of(query, new Figure.TeamMembers(Field.TEAM), TODAY, 9, 9)).isEmpty();
      assertThat(Pages.of(query, new Figure.Households(Names.unit("nowhere")), TODAY, 9, 9))
          .isEmpty();
      assertThat(Pages.of(query, new Figure.Households(Field.PROVINCE), TODAY, 0, 9)).isEmpty();
      assertThat(Pages.of(query, new Figure.Households(Field.PROVINCE), TODAY, 9, 9)).isPresent();
    }
  }

  private static GuidanceActRecorded act(String name, LocalDate day, Step step) {
    return Field.recorded(Names.act(name), OccurredAt.startOf(day), step);
  }

  private static HouseholdMoved moved(LocalDate day) {
    return new HouseholdMoved(
        Field.HOME,
        Field.HAMLET,
        Field.OTHER_HAMLET,
        new Personal(Field.HOME.stream().toString(), "x"),
        OccurredAt.startOf(day));
  }

  private static Figure activated(UnitId unit) {
    return new Figure.Reached(unit, Field.VNEID, AdoptionLevel.ACTIVATED);
  }

  private static List<String> amounts(
      EvidenceQuery query, Figure figure, LocalDate day, long upTo) {
    return Pages.of(query, figure, day, upTo, 1).orElseThrow().lines().stream()
        .map(line -> line.position() + ": " + line.amount())
        .toList();
  }
}
