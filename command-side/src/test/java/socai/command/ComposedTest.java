package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.VNEID;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.command.catalogue.OfferService;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.household.Connection;
import socai.household.HouseholdRegistered;
import socai.ledger.CommandId;
import socai.problem.RefusedException;
import socai.schema.Json;

/** In which form texts are recorded, and which are not taken. */
class ComposedTest extends CommandScenario {
  /** Letters that Vietnamese has, marks for them, and what else comes from keyboards. */
  private static final String LETTERS =
      "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ b.-1\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b語한각😀\u200d\ufe0f";

  /** Of each kind of what shows nothing or turns the writing round. */
  private static final List<Integer> UNFIT =
      List.of(
          0, 1, 7, 9, 0xa, 0xd, 0x1c, 0x1f, 0x7f, 0x85, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f,
          0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x2800, 0x3164, 0xfeff, 0xfff9,
          0x1d173, 0xe0001, 0xe0020, 0xe007f);

  private final Random chance = new Random(2026);

  @Test
  void what_came_in_parts_is_told_composed() {
    String parts = Normalizer.normalize("Lò Văn Thưởng – định danh điện tử", Form.NFD);
    assertThat(parts).isNotEqualTo("Lò Văn Thưởng – định danh điện tử");
    story
        .when(offer(next(), parts))
        .then(
            new ServiceOffered(
                VNEID,
                ServiceField.IDENTITY,
                "Lò Văn Thưởng – định danh điện tử",
                "VNeID",
                Field.BEGINNING));
  }

  @Test
  void a_command_is_the_same_if_it_comes_as_it_came() {
    OfferService parts = offer(next(), Normalizer.normalize("Thưởng", Form.NFD));
    Story.Outcome first = story.when(parts);
    Story.Outcome again = story.when(parts);
    assertThat(again.thrown()).isNull();
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(again.events()).isEmpty();
    story.when(offer(parts.command(), "Thưởng")).refused(CommandRefusal.TAKEN);
  }

  @Test
  void every_text_is_told_composed_with_nothing_else_changed() {
    story.given(Field.units());
    for (int i = 0; i < 500; i++) {
      String head = text();
      String address = text();
      RegisterHousehold command =
          new RegisterHousehold(
              next(),
              Names.household("home " + i),
              Field.HAMLET,
              new NewHome(head, address, 4, 2, Connection.MOBILE),
              Field.MORNING,
              Optional.empty());
      Story.Outcome outcome = story.when(command);
      if (outcome.thrown() instanceof RefusedException refused) {
        assertThat(refused.refusal()).isEqualTo(CommandRefusal.UNFIT_TEXT);
        assertThat(head.isBlank() || address.isBlank() || isUnseen(head) || isUnseen(address))
            .as(head + "|" + address)
            .isTrue();
        continue;
      }
      HouseholdRegistered recorded = (HouseholdRegistered) outcome.events().get(0);
      assertThat(recorded.home().head().text()).isEqualTo(Normalizer.normalize(head, Form.NFC));
      assertThat(recorded.home().address().text())
          .isEqualTo(Normalizer.normalize(address, Form.NFC));
      assertThat(recorded.home().people()).isEqualTo(4);
    }
  }

  @Test
  void a_name_with_anything_in_it_that_does_not_show_is_refused() {
    for (int unfit : UNFIT) {
      for (String name :
          List.of(
              Character.toString(unfit),
              "Lò" + Character.toString(unfit),
              Character.toString(unfit) + "Lò",
              "Lò" + Character.toString(unfit) + "Thử")) {
        Story.Outcome outcome = story.when(offer(next(), name));
        assertThat(outcome.thrown()).as("U+%x", unfit).isInstanceOf(RefusedException.class);
        outcome.refused(CommandRefusal.UNFIT_TEXT);
      }
    }
  }

  @Test
  void a_command_without_such_texts_is_left_as_it_is() {
    OfferService command = offer(next(), "Lò Văn Thưởng");
    assertThat(Composed.of(command)).isSameAs(command);
  }

  @Test
  void a_mark_behind_a_line_break_stays_there() {
    OfferService command = offer(next(), "a\n\u0301b e\u0301 \"\u0301");
    OfferService composed = (OfferService) Composed.of(command);
    assertThat(composed.nameVi()).isEqualTo("a\n\u0301b é \"\u0301");
    assertThat(Json.mapper().writeValueAsString(composed)).contains("\\n\u0301b");
  }

  private static boolean isUnseen(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || ".-".indexOf(c) >= 0
                    || Character.getType(c) == Character.OTHER_SYMBOL);
  }

  private String text() {
    int[] all = LETTERS.codePoints().toArray();
    return chance
        .ints(1 + chance.nextInt(12), 0, all.length)
        .map(at -> all[at])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static OfferService offer(CommandId id, String name) {
    return new OfferService(
        id, VNEID, ServiceField.IDENTITY, name, "VNeID", Field.BEGINNING, Optional.empty());
  }
}
