package socai.command.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.day;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.Command;
import socai.command.CommandScenario;
import socai.command.InsteadOf;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Below one unit a code is one unit's at a time. */
class UnitCodesTest extends CommandScenario {
  private static final UnitId ONE = Names.unit("one");
  private static final UnitId OTHER = Names.unit("other");
  private static final UnitId ELSEWHERE = Names.unit("elsewhere");
  private static final String FIRST = "2021-01-01";

  @BeforeEach
  void field() {
    story.given(Field.units());
    done(
        new EstablishUnit(
            next(),
            ELSEWHERE,
            "c2",
            "Xã khác",
            UnitLevel.COMMUNE,
            Optional.of(DISTRICT),
            Field.BEGINNING,
            Optional.empty(),
            "NQ"));
  }

  @Test
  void of_six_units_with_one_code_below_one_unit_there_is_one() {
    done(hamlet(ONE, "01", COMMUNE, FIRST));
    for (String from : List.of(FIRST, "2020-07-01", "2022-01-01", "2023-01-01", "2024-01-01")) {
      story.when(hamlet(Names.unit(from), "01", COMMUNE, from)).refused(UnitRefusal.CODE_TAKEN);
    }
    done(hamlet(OTHER, "02", COMMUNE, FIRST));
    done(hamlet(Names.unit("third"), "01", ELSEWHERE, FIRST));
  }

  @Test
  void a_wrong_code_that_was_corrected_is_free_for_whose_it_is() {
    EstablishUnit wrong = hamlet(ONE, "01", COMMUNE, FIRST);
    done(wrong);
    EstablishUnit right = hamlet(ONE, "02", COMMUNE, FIRST, wrong);
    done(right);
    done(hamlet(OTHER, "01", COMMUNE, FIRST));
    story.when(hamlet(ONE, "01", COMMUNE, FIRST, right)).refused(UnitRefusal.CODE_TAKEN);
    done(hamlet(ONE, "03", COMMUNE, "2021-02-01", right));
  }

  @Test
  void a_code_goes_on_to_another_unit_when_the_first_is_no_more() {
    done(hamlet(ONE, "01", COMMUNE, FIRST));
    AbolishUnit end = new AbolishUnit(next(), ONE, day("2022-07-01"), "NQ");
    done(end);
    story.when(hamlet(OTHER, "01", COMMUNE, "2022-06-30")).refused(UnitRefusal.CODE_TAKEN);
    done(hamlet(OTHER, "01", COMMUNE, "2022-07-01"));
    story
        .when(new RetractUnitEntry(next(), ONE, end.entry(), "nhầm"))
        .refused(UnitRefusal.CODE_TAKEN);
    story
        .when(hamlet(Names.unit("third"), "01", COMMUNE, "2023-01-01"))
        .refused(UnitRefusal.CODE_TAKEN);
  }

  @Test
  void a_unit_does_not_move_to_where_another_has_its_code() {
    done(hamlet(ONE, "01", COMMUNE, FIRST));
    done(hamlet(OTHER, "01", ELSEWHERE, FIRST));
    story
        .when(new MoveUnit(next(), OTHER, COMMUNE, day("2022-01-01"), "NQ"))
        .refused(UnitRefusal.CODE_TAKEN);
    story
        .when(new MoveUnit(next(), ONE, ELSEWHERE, day("2023-01-01"), "NQ"))
        .refused(UnitRefusal.CODE_TAKEN);
    done(new AbolishUnit(next(), OTHER, day("2023-01-01"), "NQ"));
    done(new MoveUnit(next(), ONE, ELSEWHERE, day("2023-01-01"), "NQ"));
    story
        .when(hamlet(Names.unit("third"), "01", COMMUNE, "2022-12-31"))
        .refused(UnitRefusal.CODE_TAKEN);
    done(hamlet(Names.unit("third"), "01", COMMUNE, "2023-01-01"));
  }

  @Test
  void whoever_was_refused_holds_no_code() {
    story.when(hamlet(ONE, "01", COMMUNE, "2020-01-01")).refused(UnitRefusal.PARENT_UNKNOWN);
    done(hamlet(OTHER, "01", COMMUNE, FIRST));
  }

  private void done(Command command) {
    assertThat(story.when(command).thrown()).isNull();
  }

  private EstablishUnit hamlet(
      UnitId unit, String code, UnitId parent, String from, EstablishUnit... insteadOf) {
    return new EstablishUnit(
        next(),
        unit,
        code,
        "Bản",
        UnitLevel.HAMLET,
        Optional.of(parent),
        day(from),
        Optional.empty(),
        "NQ",
        List.of(insteadOf).stream()
            .findFirst()
            .map(wrong -> new InsteadOf(new EntryId(wrong.command().value()), "nhầm")));
  }
}
