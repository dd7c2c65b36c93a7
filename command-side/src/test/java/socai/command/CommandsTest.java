package socai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.command.catalogue.OfferService;
import socai.command.guidance.GuidanceRefusal;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.team.FormTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Step;
import socai.ledger.CommandId;
import socai.ledger.LedgerRefusal;
import socai.team.Organisation;
import socai.team.Role;
import socai.territory.UnitLevel;

/** The one way in for commands. */
class CommandsTest extends StoryTeller {
  @Test
  void the_same_command_again_changes_nothing_and_is_answered_as_at_first() {
    OfferService command = offer(next(), "VNeID");
    Story.Outcome first = story.when(command);
    story.given(Field.offered(Field.PAYMENT));
    Story.Outcome again = story.when(command);
    assertThat(again.thrown()).isNull();
    assertThat(again.events()).isEmpty();
    assertThat(again.receipt()).isEqualTo(first.receipt());
  }

  @Test
  void a_command_refused_once_may_be_carried_out_later() {
    story.given(Field.units());
    story.given(Field.assigned(), Field.formed());
    OfferService command = offer(next(), "VNeID");
    story.on(Field.day("2020-01-01"));
    story.when(command).refused(CommandRefusal.IN_THE_FUTURE);
    story.on(Field.day("2023-01-01"));
    story
        .when(command)
        .then(
            new ServiceOffered(
                Field.VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", Field.BEGINNING));
  }

  @ParameterizedTest
  @CsvSource({"'',/nameVi", "'   ',/nameVi"})
  void a_field_that_is_empty_is_named(String name, String field) {
    story.when(offer(next(), name)).refused(CommandRefusal.BAD_VALUE, "field", field);
  }

  @Test
  void a_field_that_is_too_long_is_named() {
    story
        .when(offer(next(), "a".repeat(201)))
        .refused(CommandRefusal.BAD_VALUE, "field", "/nameVi");
  }

  @Test
  void a_field_within_a_list_is_named_by_its_place() {
    story
        .when(form("45/QĐ-UBND", ""))
        .refused(CommandRefusal.BAD_VALUE, "field", "/founders/1/name");
    story.when(form("", "Quàng")).refused(CommandRefusal.BAD_VALUE, "field", "/decision/number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n "})
  void a_note_that_says_nothing_is_named(String note) {
    story
        .when(visit(Optional.of(note)))
        .refused(CommandRefusal.BAD_VALUE, "field", "/guidance/note");
  }

  @Test
  void a_note_may_be_missing_or_have_several_lines() {
    story.when(visit(Optional.empty())).refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
    story.when(visit(Optional.of("một\nhai"))).refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
  }

  @Test
  void who_loses_a_race_decides_again() {
    AtomicInteger lost = new AtomicInteger();
    try (Story racing = new Story(ledger -> new ContendedLedger(ledger, 3, lost))) {
      racing
          .when(offer(next(), "VNeID"))
          .then(
              new ServiceOffered(
                  Field.VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", Field.BEGINNING));
    }
    assertThat(lost).hasValue(3);
  }

  @Test
  void who_loses_every_race_is_told_to_send_again() {
    try (Story racing =
        new Story(ledger -> new ContendedLedger(ledger, 1_000, new AtomicInteger()))) {
      racing.when(offer(next(), "VNeID")).refused(CommandRefusal.CONTENDED);
    }
  }

  @ParameterizedTest
  @EnumSource(LedgerRefusal.class)
  void what_the_ledger_does_not_take_is_told_at_once_and_may_be_sent_again(LedgerRefusal why) {
    AtomicInteger refused = new AtomicInteger();
    try (Story full = new Story(l -> new ContendedLedger(l, 1, refused, why::refused))) {
      OfferService command = offer(next(), "VNeID");
      full.when(command).refused(why);
      assertThat(refused).hasValue(1);
      full.when(command)
          .then(
              new ServiceOffered(
                  Field.VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", Field.BEGINNING));
    }
  }

  private static OfferService offer(CommandId command, String name) {
    return new OfferService(
        command, Field.VNEID, ServiceField.IDENTITY, name, "VNeID", Field.BEGINNING);
  }

  private FormTeam form(String number, String second) {
    return new FormTeam(
        next(),
        Field.TEAM,
        Field.HAMLET,
        UnitLevel.HAMLET,
        "Tổ một",
        new NewDecision("UBND xã", number, Field.day("2022-07-01"), List.of()),
        Field.FORMED,
        List.of(
            new NewMember(Field.LO, "Lò", Role.LEADER, Organisation.POST),
            new NewMember(Names.person("b"), second, Role.MEMBER, Organisation.POST)));
  }

  private RecordGuidanceAct visit(Optional<String> note) {
    return new RecordGuidanceAct(
        next(),
        Names.act("a visit"),
        Field.HOME,
        new NewGuidance(
            Field.TEAM,
            List.of(Field.LO),
            Field.MORNING,
            Channel.DOOR,
            List.of(new Step.Introduced(Field.VNEID)),
            note));
  }
}
