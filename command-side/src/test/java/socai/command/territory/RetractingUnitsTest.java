package socai.command.territory;

import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.PROVINCE;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.CommandScenario;
import socai.command.InsteadOf;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.territory.UnitAbolished;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;

/** What was recorded of a unit in error can be put right. */
class RetractingUnitsTest extends CommandScenario {
  private static final OccurredAt NOON = at("2024-06-01T12:00:00+07:00");
  private static final UnitId NEW = Names.unit("Bản Mới");
  private static final LocalDate MAY = day("2023-05-01");

  @BeforeEach
  void units() {
    List<UnitEstablished> units = Field.units();
    story.given(units.subList(0, 3)).recorded("hamlet", units.get(3)).given(units.get(4));
    story.on(day("2024-06-01"));
  }

  @Test
  void an_abolition_in_error_is_retracted_and_the_unit_lives_on() {
    story.recorded("abolished", new UnitAbolished(HAMLET, MAY, "x"));
    story.when(rename(HAMLET, "Bản Một", "2024-01-01")).refused(UnitRefusal.ABOLISHED);
    story.when(retract(HAMLET, "abolished")).then(retracted(HAMLET, "abolished"));
    story
        .when(rename(HAMLET, "Bản Một", "2024-01-01"))
        .then(new UnitRenamed(HAMLET, "Bản Một", day("2024-01-01"), "y"));
  }

  @Test
  void an_abolition_is_moved_to_another_day() {
    story.recorded("abolished", new UnitAbolished(HAMLET, MAY, "x"));
    story
        .when(new AbolishUnit(next(), HAMLET, day("2024-01-01"), "y", insteadOf("abolished")))
        .then(retracted(HAMLET, "abolished"), new UnitAbolished(HAMLET, day("2024-01-01"), "y"));
  }

  @Test
  void a_name_and_a_move_are_corrected() {
    story.recorded("named", new UnitRenamed(HAMLET, "Bản Mật", MAY, "x"));
    story
        .when(new RenameUnit(next(), HAMLET, "Bản Một", MAY, "y", insteadOf("named")))
        .then(retracted(HAMLET, "named"), new UnitRenamed(HAMLET, "Bản Một", MAY, "y"));
    story.recorded("moved", new UnitMoved(COMMUNE, PROVINCE, MAY, "x"));
    story
        .when(new MoveUnit(next(), COMMUNE, PROVINCE, day("2023-06-01"), "y", insteadOf("moved")))
        .then(
            retracted(COMMUNE, "moved"), new UnitMoved(COMMUNE, PROVINCE, day("2023-06-01"), "y"));
  }

  @Test
  void an_establishment_is_corrected_but_not_retracted() {
    story.when(retract(HAMLET, "hamlet")).refused(UnitRefusal.ONLY_CORRECTED);
    EstablishUnit right =
        new EstablishUnit(
            next(),
            HAMLET,
            "03646.09",
            "Bản Một",
            UnitLevel.HAMLET,
            Optional.of(COMMUNE),
            day("2021-01-01"),
            Optional.empty(),
            "y",
            insteadOf("hamlet"));
    story
        .when(right)
        .then(
            retracted(HAMLET, "hamlet"),
            new UnitEstablished(
                HAMLET,
                "03646.09",
                "Bản Một",
                UnitLevel.HAMLET,
                Optional.of(COMMUNE),
                day("2021-01-01"),
                Optional.empty(),
                "y"));
  }

  @Test
  void an_establishment_keeps_its_level_and_what_rests_on_it() {
    story
        .when(establish(HAMLET, UnitLevel.COMMUNE, DISTRICT, "2021-01-01", "hamlet"))
        .refused(UnitRefusal.WRONG_LEVEL);
    story.recorded("named", new UnitRenamed(HAMLET, "Bản Mật", MAY, "x"));
    story
        .when(establish(HAMLET, UnitLevel.HAMLET, COMMUNE, "2023-06-01", "hamlet"))
        .refused(UnitRefusal.RESTS_ON_IT, "entry", Names.entry("named").toString());
    story.given(Field.assigned(), Field.formed());
    story
        .when(establish(HAMLET, UnitLevel.HAMLET, COMMUNE, "2022-08-01", "hamlet"))
        .refused(UnitRefusal.HAS_A_TEAM);
  }

  @Test
  void nothing_is_retracted_that_was_not_told_of_the_unit() {
    story.when(retract(HAMLET, "something else")).refused(UnitRefusal.ENTRY_UNKNOWN);
    story.recorded("team", Field.assigned(), Field.formed());
    story.when(retract(HAMLET, "team")).refused(UnitRefusal.ENTRY_UNKNOWN);
  }

  @Test
  void a_unit_stands_only_below_one_that_exists_all_the_while() {
    story.given(new UnitAbolished(COMMUNE, day("2024-01-01"), "x"));
    story
        .when(establish(NEW, UnitLevel.HAMLET, COMMUNE, "2023-06-01"))
        .refused(UnitRefusal.PARENT_ABOLISHED);
    UnitId commune = Names.unit("Xã Mới");
    story.given(Field.established(commune, UnitLevel.COMMUNE, Optional.of(DISTRICT)));
    story.when(establish(NEW, UnitLevel.HAMLET, commune, "2023-06-01"));
    story
        .when(new MoveUnit(next(), NEW, COMMUNE, day("2023-07-01"), "y"))
        .refused(UnitRefusal.PARENT_ABOLISHED);
    story.recorded("DISTRICT", new UnitAbolished(DISTRICT, day("2024-03-01"), "x"));
    story
        .when(establish(Names.unit("Bản Năm"), UnitLevel.HAMLET, commune, "2023-06-01"))
        .refused(UnitRefusal.PARENT_ABOLISHED);
  }

  @Test
  void a_stay_that_ends_before_the_unit_above_does_fits() {
    UnitId commune = Names.unit("Xã Mới");
    story.given(Field.established(commune, UnitLevel.COMMUNE, Optional.of(DISTRICT)));
    story.given(new UnitMoved(HAMLET, commune, day("2024-01-01"), "x"));
    story.given(new UnitAbolished(commune, day("2024-05-01"), "x"));
    story
        .when(new MoveUnit(next(), HAMLET, COMMUNE, day("2024-05-01"), "y"))
        .then(new UnitMoved(HAMLET, COMMUNE, day("2024-05-01"), "y"));
    story
        .when(new MoveUnit(next(), HAMLET, commune, day("2023-12-01"), "y"))
        .then(new UnitMoved(HAMLET, commune, day("2023-12-01"), "y"));
  }

  private RetractUnitEntry retract(UnitId unit, String entry) {
    return new RetractUnitEntry(next(), unit, Names.entry(entry), "Nhầm");
  }

  private static UnitEntryRetracted retracted(UnitId unit, String entry) {
    return new UnitEntryRetracted(unit, Names.entry(entry), "Nhầm", NOON);
  }

  private static Optional<InsteadOf> insteadOf(String entry) {
    return Optional.of(new InsteadOf(Names.entry(entry), "Nhầm"));
  }

  private RenameUnit rename(UnitId unit, String name, String from) {
    return new RenameUnit(next(), unit, name, day(from), "y");
  }

  private EstablishUnit establish(
      UnitId unit, UnitLevel level, UnitId parent, String from, String... insteadOf) {
    return new EstablishUnit(
        next(),
        unit,
        "x",
        "Bản Mới",
        level,
        Optional.of(parent),
        day(from),
        Optional.empty(),
        "y",
        List.of(insteadOf).stream().findFirst().flatMap(RetractingUnitsTest::insteadOf));
  }
}
