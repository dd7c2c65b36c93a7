package socai.command.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.BEGINNING;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.day;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.Command;
import socai.command.CommandScenario;
import socai.command.InsteadOf;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;

/** What a change adds to a unit's days is held against the others' days, and nothing else is. */
class DaysOfUnitsTest extends CommandScenario {
  private static final UnitId OTHER_COMMUNE = Names.unit("Xã Khác");
  private static final UnitId ONE = Names.unit("Bản Một");
  private static final UnitId TWO = Names.unit("Bản Hai");

  @BeforeEach
  void units() {
    story.given(Field.units());
    story.given(Field.established(OTHER_COMMUNE, UnitLevel.COMMUNE, Optional.of(DISTRICT)));
    story.on(day("2024-06-01"));
  }

  /** Of one code, {@code 7}, below {@code COMMUNE}. */
  private static UnitEstablished since(UnitId unit, String from) {
    return new UnitEstablished(
        unit, "7", "Bản", UnitLevel.HAMLET, Optional.of(COMMUNE), day(from), Optional.empty(), "x");
  }

  private void accepted(Command command) {
    assertThat(story.when(command).thrown()).isNull();
  }

  @Test
  void what_changed_before_a_unit_was_abolished_may_be_told_after_it() {
    story.given(since(ONE, "2021-01-01"), new UnitAbolished(ONE, day("2024-01-01"), "x"));
    accepted(new RenameUnit(next(), ONE, "Bản Mới", day("2023-12-31"), "y"));
    story
        .when(new RenameUnit(next(), ONE, "Bản Mới", day("2024-01-01"), "y"))
        .refused(UnitRefusal.ABOLISHED);
  }

  @Test
  void a_code_that_another_had_while_a_unit_was_elsewhere_is_free_when_it_comes_back() {
    story.given(since(ONE, BEGINNING.toString()));
    story.given(new UnitMoved(ONE, OTHER_COMMUNE, day("2023-01-01"), "x"));
    accepted(established(TWO, "2023-03-01", Optional.empty()));
    accepted(new AbolishUnit(next(), TWO, day("2023-09-01"), "x"));
    story
        .when(new MoveUnit(next(), ONE, COMMUNE, day("2023-08-31"), "y"))
        .refused(UnitRefusal.CODE_TAKEN);
    accepted(new MoveUnit(next(), ONE, COMMUNE, day("2023-09-01"), "y"));
  }

  @Test
  void a_unit_does_not_begin_earlier_while_another_had_its_code() {
    accepted(established(TWO, BEGINNING.toString(), Optional.empty()));
    accepted(new AbolishUnit(next(), TWO, day("2020-12-01"), "x"));
    story.recorded("begun", since(ONE, "2021-01-01"));
    Optional<InsteadOf> begun = Optional.of(new InsteadOf(Names.entry("begun"), "Nhầm"));
    story.when(established(ONE, "2020-11-30", begun)).refused(UnitRefusal.CODE_TAKEN);
    accepted(established(ONE, "2020-12-01", begun));
  }

  private EstablishUnit established(UnitId unit, String from, Optional<InsteadOf> wrong) {
    return new EstablishUnit(
        next(),
        unit,
        "7",
        "Bản",
        UnitLevel.HAMLET,
        Optional.of(COMMUNE),
        day(from),
        Optional.empty(),
        "y",
        wrong);
  }
}
