package socai.query.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RandomTeamsOfUnits;
import socai.query.RecordedEvents;
import socai.query.TeamRecount;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.ReadSnapshot;
import socai.query.table.TableFile;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.team.TeamFormed;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;

/**
 * Given what was recorded of units and teams, then what each unit has of them, with all below it.
 */
@ExtendWith(FreshDatabase.class)
class UnitTotalsIT {
  private static final ReadSnapshot AT = QueryContext.ALL;
  private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
  private static final List<UnitLevel> TEAM_LEVELS = List.of(UnitLevel.COMMUNE, UnitLevel.HAMLET);

  @RepeatedTest(6)
  void of_every_unit_on_every_day_they_are_what_a_naive_count_finds_and_parts_make_the_whole(
      MongoDatabase database, RepetitionInfo repetition) {
    try (QueryContext context = new QueryContext(database)) {
      Seeds.only(
          repetition.getCurrentRepetition(),
          random -> {
            List<Event> events = RandomTeamsOfUnits.among(RandomHistory.of(random, 120), random);
            context.apply(RecordedEvents.of(events));
            TeamRecount recount = new TeamRecount(events);
            List<LocalDate> days = new ArrayList<>(List.of(TODAY));
            for (int i = 0; i < 6; i++) {
              days.add(RandomHistory.FIRST.plusDays(random.nextInt(400) - 10));
            }
            for (LocalDate day : days) {
              for (UnitId unit : recount.units().keySet()) {
                assertTotals(context, recount, unit, day);
              }
            }
            assertThat(recount.members(province(recount), UnitLevel.HAMLET, TODAY)).isPositive();
          });
    }
  }

  private static UnitId province(TeamRecount recount) {
    return recount.units().keySet().iterator().next();
  }

  private static void assertTotals(
      QueryContext context, TeamRecount recount, UnitId id, LocalDate day) throws IOException {
    UnitTotalsQuery query = context.get(UnitTotalsQuery.class);
    Optional<Unit> unit = context.get(UnitQuery.class).find(id, day, AT);
    assertThat(unit.isPresent()).as("%s on %s", id, day).isEqualTo(recount.stands(id, day));
    if (unit.isEmpty()) {
      assertThat(query.of(id, day, AT)).isEmpty();
      return;
    }
    Totals totals = query.of(id, day, AT).orElseThrow();
    assertThat(totals.levels()).as("%s on %s", id, day).isEqualTo(levels(recount, id, day));
    UnitLevel below = belowOf(unit.get().level());
    UnitTotals parts = query.map(unit.get(), below, day, AT);
    assertThat(parts.whole().levels()).isEqualTo(totals.levels());
    parts
        .units()
        .forEach(
            part ->
                assertThat(part.levels())
                    .as("%s on %s", part.unit().id(), day)
                    .isEqualTo(levels(recount, part.unit().id(), day)));
    assertThat(parts.units().stream().map(part -> part.unit().id()).collect(Collectors.toSet()))
        .as("below %s on %s", id, day)
        .isEqualTo(standingBelow(recount, id, below, day));
    assertAddUp(parts);
  }

  private static List<Totals.OfLevel> levels(TeamRecount recount, UnitId unit, LocalDate day) {
    return TEAM_LEVELS.stream()
        .map(
            level ->
                new Totals.OfLevel(
                    level, recount.teams(unit, level, day), recount.members(unit, level, day)))
        .toList();
  }

  private static UnitLevel belowOf(UnitLevel level) {
    return level.compareTo(UnitLevel.COMMUNE) < 0 ? UnitLevel.COMMUNE : UnitLevel.HAMLET;
  }

  private static Set<UnitId> standingBelow(
      TeamRecount recount, UnitId top, UnitLevel level, LocalDate day) {
    Set<UnitId> round = Set.of(top);
    Set<UnitId> found = recount.units().get(top) == level ? Set.of(top) : new HashSet<>();
    while (!round.isEmpty() && recount.units().get(top) != level) {
      Set<UnitId> above = round;
      round =
          recount.units().keySet().stream()
              .filter(u -> above.stream().anyMatch(a -> recount.isDirectlyBelow(u, a, day)))
              .filter(u -> !above.contains(u))
              .collect(Collectors.toSet());
      round.stream().filter(u -> recount.units().get(u) == level).forEach(found::add);
      round =
          round.stream().filter(u -> recount.units().get(u) != level).collect(Collectors.toSet());
    }
    return found;
  }

  /** The rows of the file, whatever is in them, add up to the whole of the answer. */
  private static void assertAddUp(UnitTotals parts) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    UnitTotalsSheet.write(parts, TableFile.CSV, file);
    List<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(file.toString(StandardCharsets.UTF_8)).stream()
            .skip(1)
            .toList();
    assertThat(sum(rows, 3)).isEqualTo(parts.whole().at(UnitLevel.COMMUNE).teams());
    assertThat(sum(rows, 4)).isEqualTo(parts.whole().at(UnitLevel.COMMUNE).members());
    assertThat(sum(rows, 5)).isEqualTo(parts.whole().at(UnitLevel.HAMLET).teams());
    assertThat(sum(rows, 6)).isEqualTo(parts.whole().at(UnitLevel.HAMLET).members());
    assertThat(sum(rows, 7)).isEqualTo(parts.whole().teams());
    assertThat(sum(rows, 8)).isEqualTo(parts.whole().members());
    assertThat(rows.stream().flatMap(row -> row.getFields().stream().skip(3)))
        .noneMatch(number -> number.startsWith("-"));
  }

  private static int sum(List<CsvRecord> rows, int column) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row.getField(column))).sum();
  }

  @Test
  void a_unit_that_moves_takes_its_teams_along_from_the_day_of_its_move(MongoDatabase database) {
    UnitId other = Names.unit("another commune");
    LocalDate move = Field.FORMED.plusDays(30);
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.established(other, UnitLevel.COMMUNE, Optional.of(Field.PROVINCE)));
    events.add(Field.formed());
    events.add(new UnitMoved(Field.HAMLET, other, move, "NQ"));
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(events));
      assertThat(members(context, Field.DISTRICT, move.minusDays(1))).isEqualTo(2);
      assertThat(members(context, other, move.minusDays(1))).isZero();
      assertThat(members(context, Field.DISTRICT, move)).isZero();
      assertThat(members(context, other, move)).isEqualTo(2);
      assertThat(members(context, Field.PROVINCE, move)).isEqualTo(2);
    }
  }

  @Test
  void a_commune_s_own_team_is_in_none_of_its_hamlets(MongoDatabase database) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.formed());
    events.add(
        new TeamFormed(
            Names.team("of the commune"),
            Field.COMMUNE,
            UnitLevel.COMMUNE,
            "Tổ xã",
            Field.decision(),
            Field.FORMED,
            Field.formed().founders()));
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(events));
      Unit commune = context.get(UnitQuery.class).find(Field.COMMUNE, TODAY, AT).orElseThrow();
      UnitTotals totals =
          context.get(UnitTotalsQuery.class).map(commune, UnitLevel.HAMLET, TODAY, AT);
      assertThat(totals.whole().teams()).isEqualTo(2);
      assertThat(totals.rest().levels())
          .containsExactly(
              new Totals.OfLevel(UnitLevel.COMMUNE, 1, 2),
              new Totals.OfLevel(UnitLevel.HAMLET, 0, 0));
    }
  }

  @Test
  void hamlets_are_not_shown_for_a_whole_province(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(Field.units()));
      Unit province = context.get(UnitQuery.class).find(Field.PROVINCE, TODAY, AT).orElseThrow();
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(
              () -> context.get(UnitTotalsQuery.class).map(province, UnitLevel.HAMLET, TODAY, AT))
          .matches(e -> e.refusal() == TotalsRefusal.TOO_MANY_UNITS);
    }
  }

  @Test
  void what_an_older_version_drew_is_not_taken_for_all_there_is(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(RecordedEvents.of(Field.units()));
      database
          .getCollection("generations")
          .insertOne(
              new Document("_id", "projections")
                  .append(
                      "figures",
                      new Document("generation", 1)
                          .append("version", 1)
                          .append("since", new Date())
                          .append("last", 1)));
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> members(context, Field.PROVINCE, TODAY))
          .matches(e -> e.refusal() == ProjectionRefusal.OLDER_VERSION);
    }
  }

  private static int members(QueryContext context, UnitId unit, LocalDate day) {
    return context.get(UnitTotalsQuery.class).of(unit, day, AT).orElseThrow().members();
  }
}
