package socai.command.territory;

import static socai.fixture.Field.BEGINNING;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.PROVINCE;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.command.CommandRefusal;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.team.TeamDissolved;
import socai.team.TeamReleasedFromUnit;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** What may be recorded of units. */
class UnitRulesTest extends CommandScenario {
  private static final UnitId NEW = Names.unit("new");
  private static final LocalDate MAY = LocalDate.of(2023, 5, 1);

  @BeforeEach
  void units() {
    story.given(Field.units());
  }

  @Test
  void a_unit_is_established_below_another() {
    story
        .when(establish(NEW, UnitLevel.HAMLET, Optional.of(COMMUNE), MAY))
        .then(
            new UnitEstablished(
                NEW,
                "h9",
                "Bản Mới",
                UnitLevel.HAMLET,
                Optional.of(COMMUNE),
                MAY,
                Optional.empty(),
                "NQ 1"));
  }

  @Test
  void a_unit_is_not_established_twice() {
    story
        .when(establish(HAMLET, UnitLevel.HAMLET, Optional.of(COMMUNE), MAY))
        .refused(UnitRefusal.KNOWN);
  }

  @Test
  void a_unit_does_not_begin_tomorrow() {
    story.on(MAY.minusDays(1));
    story
        .when(establish(NEW, UnitLevel.HAMLET, Optional.of(COMMUNE), MAY))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  @Test
  void a_unit_stands_below_one_that_exists_on_that_day() {
    story
        .when(establish(NEW, UnitLevel.HAMLET, Optional.of(Names.unit("nowhere")), MAY))
        .refused(UnitRefusal.PARENT_UNKNOWN);
    story
        .when(establish(NEW, UnitLevel.HAMLET, Optional.of(COMMUNE), BEGINNING.minusDays(1)))
        .refused(UnitRefusal.PARENT_UNKNOWN);
    story
        .when(new MoveUnit(next(), HAMLET, Names.unit("nowhere"), MAY, "x"))
        .refused(UnitRefusal.PARENT_UNKNOWN);
  }

  @Test
  void a_unit_does_not_stand_below_an_abolished_one() {
    story.given(new UnitAbolished(COMMUNE, MAY, "x"));
    story
        .when(establish(NEW, UnitLevel.HAMLET, Optional.of(COMMUNE), MAY))
        .refused(UnitRefusal.PARENT_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"HAMLET,DISTRICT", "HAMLET,PROVINCE", "COMMUNE,COMMUNE", "PROVINCE,PROVINCE"})
  void a_level_fits_below_the_next_ones_only(UnitLevel level, UnitLevel above) {
    UnitId parent =
        switch (above) {
          case PROVINCE -> PROVINCE;
          case DISTRICT -> DISTRICT;
          default -> COMMUNE;
        };
    story.when(establish(NEW, level, Optional.of(parent), MAY)).refused(UnitRefusal.WRONG_LEVEL);
  }

  @Test
  void only_a_province_stands_below_nothing() {
    story
        .when(establish(NEW, UnitLevel.COMMUNE, Optional.empty(), MAY))
        .refused(UnitRefusal.WRONG_LEVEL);
  }

  @Test
  void a_unit_is_moved() {
    story
        .when(new MoveUnit(next(), COMMUNE, PROVINCE, MAY, "NQ 2"))
        .then(new UnitMoved(COMMUNE, PROVINCE, MAY, "NQ 2"));
    story
        .when(new MoveUnit(next(), HAMLET, DISTRICT, MAY, "NQ 2"))
        .refused(UnitRefusal.WRONG_LEVEL);
  }

  @Test
  void a_unit_is_renamed_also_late_but_not_before_its_first_day() {
    story
        .when(new RenameUnit(next(), HAMLET, "Bản Mới", MAY, "NQ 3"))
        .then(new UnitRenamed(HAMLET, "Bản Mới", MAY, "NQ 3"));
    story
        .when(new RenameUnit(next(), HAMLET, "Bản Cũ", MAY.minusDays(1), "NQ 4"))
        .then(new UnitRenamed(HAMLET, "Bản Cũ", MAY.minusDays(1), "NQ 4"));
    story
        .when(new RenameUnit(next(), HAMLET, "Bản Cũ", Field.BEGINNING.minusDays(1), "NQ 4"))
        .refused(UnitRefusal.OUT_OF_ORDER);
    story
        .when(new AbolishUnit(next(), HAMLET, MAY.minusDays(1), "NQ 4"))
        .refused(UnitRefusal.OUT_OF_ORDER);
  }

  @Test
  void nothing_happens_to_a_unit_nobody_knows() {
    story.when(new RenameUnit(next(), NEW, "Bản Mới", MAY, "x")).refused(UnitRefusal.UNKNOWN);
    story.when(new AbolishUnit(next(), NEW, MAY, "x")).refused(UnitRefusal.UNKNOWN);
  }

  @Test
  void nothing_happens_to_a_unit_tomorrow() {
    story.on(MAY.minusDays(1));
    story
        .when(new AbolishUnit(next(), OTHER_HAMLET, MAY, "x"))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  @Test
  void a_unit_is_abolished_and_then_nothing_happens_to_it() {
    story
        .when(new AbolishUnit(next(), OTHER_HAMLET, MAY, "NQ 5"))
        .then(new UnitAbolished(OTHER_HAMLET, MAY, "NQ 5"));
    story
        .when(new RenameUnit(next(), OTHER_HAMLET, "Bản Mới", MAY, "x"))
        .refused(UnitRefusal.ABOLISHED);
  }

  @Test
  void a_unit_with_a_team_is_not_abolished() {
    story.given(Field.assigned(), Field.formed());
    story.when(new AbolishUnit(next(), HAMLET, MAY, "x")).refused(UnitRefusal.HAS_A_TEAM);
  }

  @Test
  void a_unit_is_not_abolished_on_a_day_on_which_it_had_a_team() {
    story.given(
        Field.assigned(),
        Field.formed(),
        new TeamDissolved(TEAM, day("2023-09-01"), Field.decision()),
        new TeamReleasedFromUnit(HAMLET, TEAM, day("2023-09-01")));
    story
        .when(new AbolishUnit(next(), HAMLET, day("2023-08-31"), "x"))
        .refused(UnitRefusal.HAS_A_TEAM);
    story
        .when(new AbolishUnit(next(), HAMLET, day("2023-09-01"), "x"))
        .then(new UnitAbolished(HAMLET, day("2023-09-01"), "x"));
  }

  private EstablishUnit establish(
      UnitId unit, UnitLevel level, Optional<UnitId> parent, LocalDate from) {
    return new EstablishUnit(
        next(), unit, "h9", "Bản Mới", level, parent, from, Optional.empty(), "NQ 1");
  }
}
