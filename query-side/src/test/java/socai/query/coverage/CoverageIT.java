package socai.query.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import socai.guidance.Step;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RecordedEvents;
import socai.query.Recount;
import socai.query.projection.ReadSnapshot;
import socai.query.table.TableFile;
import socai.query.territory.UnitQuery;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;

/** Given what was recorded of units and households, then the coverage of each unit. */
@ExtendWith(FreshDatabase.class)
class CoverageIT {
  private static final ReadSnapshot AT = QueryContext.ALL;
  private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

  @RepeatedTest(8)
  void of_every_unit_on_every_day_it_is_what_a_naive_count_finds(
      MongoDatabase database, RepetitionInfo repetition) {
    try (QueryContext context = new QueryContext(database)) {
      Seeds.only(
          repetition.getCurrentRepetition(),
          random -> {
            List<Event> events = RandomHistory.of(random, 250);
            context.apply(RecordedEvents.of(events));
            CoverageQuery query = context.get(CoverageQuery.class);
            Recount recount = new Recount(events);
            assertThat(recount.households()).isNotEmpty();
            LocalDate day = RandomHistory.FIRST.minusDays(RandomHistory.LATEST);
            for (int i = 0; i < 8; i++) {
              for (UnitId unit : recount.units()) {
                assertCoverage(query.of(unit, day, AT).orElseThrow(), recount, unit, day);
              }
              day = day.plusDays(1L + random.nextInt(75));
            }
            for (UnitId unit : recount.units()) {
              assertCoverage(query.of(unit, TODAY, AT).orElseThrow(), recount, unit, TODAY);
            }
          });
    }
  }

  private static void assertCoverage(
      Coverage coverage, Recount recount, UnitId unit, LocalDate day) {
    assertThat(coverage.households()).as("%s on %s", unit, day).isEqualTo(recount.in(unit, day));
    for (ServiceId service : RandomActs.SERVICES) {
      for (AdoptionLevel level : AdoptionLevel.values()) {
        assertThat(reached(coverage, service, level))
            .as("%s on %s, %s %s", unit, day, service, level)
            .isEqualTo(recount.in(unit, day, service, level));
      }
    }
  }

  @Test
  void a_map_shows_the_units_of_one_level_with_numerator_and_denominator(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      List<Event> events = new ArrayList<>(Field.units());
      events.add(Field.registered());
      events.add(Field.recorded(Names.act("a"), Field.MORNING, new Step.Activated(Field.VNEID)));
      context.apply(RecordedEvents.of(events));
      assertThat(map(context, Field.PROVINCE, UnitLevel.COMMUNE, AdoptionLevel.INSTALLED))
          .containsExactly(Map.entry(Field.COMMUNE, List.of(1, 1)));
      assertThat(map(context, Field.COMMUNE, UnitLevel.HAMLET, AdoptionLevel.USES_ALONE))
          .containsExactlyInAnyOrder(
              Map.entry(Field.HAMLET, List.of(1, 0)), Map.entry(Field.OTHER_HAMLET, List.of(0, 0)));
      assertThat(map(context, Field.PROVINCE, UnitLevel.PROVINCE, AdoptionLevel.NONE))
          .containsExactly(Map.entry(Field.PROVINCE, List.of(1, 1)));
    }
  }

  @Test
  void hamlets_are_not_shown_for_a_whole_province(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(Field.units()));
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(
              () -> map(context, Field.PROVINCE, UnitLevel.HAMLET, AdoptionLevel.INTRODUCED))
          .matches(e -> e.refusal() == CoverageRefusal.TOO_MANY_UNITS);
    }
  }

  @Test
  void who_lives_below_a_unit_that_is_no_more_is_in_the_whole_and_has_a_row_of_its_own(
      MongoDatabase database) throws IOException {
    try (QueryContext context = new QueryContext(database)) {
      List<Event> events = new ArrayList<>(Field.units());
      events.add(Field.registered());
      events.add(new UnitAbolished(Field.HAMLET, TODAY.minusDays(1), "NQ"));
      context.apply(RecordedEvents.of(events));
      CoverageMap map = shown(context, Field.COMMUNE, UnitLevel.HAMLET, AdoptionLevel.INSTALLED);
      assertThat(map.units()).extracting(of -> of.unit().id()).containsExactly(Field.OTHER_HAMLET);
      assertThat(map.whole().households()).isOne();
      assertThat(map.rest().households()).isOne();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      CoverageSheet.write(map, TableFile.CSV, file);
      assertThat(file.toString(StandardCharsets.UTF_8))
          .contains(",Không thuộc đơn vị nào ở trên,Xã,1,0,0");
    }
  }

  /** Of whoever is left behind, the rest tells. */
  @Test
  void households_move_with_their_hamlet_to_the_successor_also_when_the_end_is_told_first(
      MongoDatabase database) {
    LocalDate end = TODAY.minusDays(1);
    UnitId successor = Names.unit("successor");
    List<Event> resolution =
        List.of(
            new UnitAbolished(Field.COMMUNE, end, "NQ"),
            Field.established(successor, UnitLevel.COMMUNE, Optional.of(Field.DISTRICT), end),
            new UnitMoved(Field.HAMLET, successor, end, "NQ"));
    try (QueryContext context = new QueryContext(database)) {
      List<Event> events = new ArrayList<>(Field.units());
      events.add(Field.registered());
      events.add(Field.registered(Names.household("left behind"), Field.OTHER_HAMLET));
      events.addAll(resolution);
      context.apply(RecordedEvents.of(events));
      CoverageMap map = shown(context, Field.DISTRICT, UnitLevel.COMMUNE, AdoptionLevel.INSTALLED);
      assertThat(map.units())
          .extracting(of -> of.unit().id() + " " + of.households())
          .containsExactly(successor + " 1");
      assertThat(map.whole().households()).isEqualTo(2);
      assertThat(map.rest().households()).isOne();
    }
  }

  private static List<Map.Entry<UnitId, List<Integer>>> map(
      QueryContext context, UnitId within, UnitLevel level, AdoptionLevel reached) {
    return shown(context, within, level, reached).units().stream()
        .map(line -> Map.entry(line.unit().id(), List.of(line.households(), line.reached())))
        .toList();
  }

  private static CoverageMap shown(
      QueryContext context, UnitId within, UnitLevel level, AdoptionLevel reached) {
    return context
        .get(CoverageQuery.class)
        .map(
            context.get(UnitQuery.class).find(within, TODAY, AT).orElseThrow(),
            level,
            Field.VNEID,
            reached,
            TODAY,
            AT);
  }

  private static int reached(Coverage coverage, ServiceId service, AdoptionLevel level) {
    if (level == AdoptionLevel.NONE) {
      return coverage.households();
    }
    return coverage.services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .map(s -> s.atOrAbove().getOrDefault(level, 0))
        .orElse(0);
  }
}
