package socai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.command.catalogue.OfferService;
import socai.command.catalogue.WithdrawService;
import socai.command.guidance.GuidanceRefusal;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.team.FormTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Step;
import socai.household.Connection;
import socai.ledger.CommandId;
import socai.ledger.LedgerRefusal;
import socai.team.Organisation;
import socai.team.Role;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** The one way in for commands. */
class CommandsTest extends CommandScenario {
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
  void another_command_under_the_identifier_of_one_that_was_carried_out_is_refused() {
    CommandId id = next();
    assertThat(story.when(offer(id, "VNeID")).events()).hasSize(1);
    story.when(offer(id, "VNeID 2")).refused(CommandRefusal.TAKEN);
    story
        .when(new WithdrawService(id, Field.VNEID, Field.day("2023-06-01"), Optional.empty()))
        .refused(CommandRefusal.TAKEN);
    story.when(offer(id, "VNeID"), "admin").refused(CommandRefusal.TAKEN);
    assertThat(story.when(offer(id, "VNeID")).thrown()).isNull();
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
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u00a0",
        "\u200b\u200d",
        "\ufeff",
        "\u3164",
        "\u0301", // nothing to be seen
        "VNe\nID",
        "VNe\tID",
        "VNe\u0000ID",
        "VNe\u0085ID",
        "VNe\u2028ID", // not one line
        "VNe\u202eDI",
        "VNe\u2066ID",
        "VNe\u200fID",
        "VNe\u061cID", // turned round
        "VNe\u00adID",
        "VNe\u200bID",
        "VNe\u2060ID",
        "VNe\uffffID" // like another
      })
  void a_text_that_shows_nothing_or_hides_something_is_named(String name) {
    story.when(offer(next(), name)).refused(CommandRefusal.UNFIT_TEXT, "field", "/nameVi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "…",
        "Đi\u0323nh danh",
        "身份",
        "العربية",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "€",
        "ក\u17b6"
      })
  void a_text_of_any_writing_is_taken(String name) {
    assertThat(story.when(offer(next(), name)).thrown()).isNull();
  }

  @Test
  void a_field_that_is_too_long_is_named() {
    story.when(offer(next(), "a".repeat(201))).refused(CommandRefusal.TOO_LONG, "field", "/nameVi");
    assertThat(story.when(offer(next(), "\ud83d\udc4d".repeat(200))).thrown()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1997-11-18", "1831-01-01", "0000-01-01"})
  void a_day_before_the_first_of_its_kind_is_named_with_that_day(LocalDate day) {
    OfferService early =
        new OfferService(next(), Field.VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", day);
    Story.Outcome outcome = story.when(early);
    outcome.refused(CommandRefusal.TOO_EARLY, "earliest", "1997-11-19");
    outcome.refused(CommandRefusal.TOO_EARLY, "field", "/from");
  }

  @Test
  void a_moment_is_of_vietnams_days_and_its_offset_has_no_seconds() {
    OffsetDateTime first = OffsetDateTime.parse("2020-06-02T06:00:00-11:00");
    story.when(visit(first)).refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
    story
        .when(visit(first.minusNanos(1)))
        .refused(CommandRefusal.TOO_EARLY, "field", "/guidance/occurredAt");
    story
        .when(visit(OffsetDateTime.parse("2022-08-01T08:00:00+07:06:30")))
        .refused(CommandRefusal.BAD_VALUE, "field", "/guidance/occurredAt");
    for (String far : List.of("+18:00", "-18:00", "Z")) {
      story
          .when(visit(OffsetDateTime.parse("2022-08-01T08:00:00" + far)))
          .refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
    }
  }

  @Test
  void a_list_and_a_number_are_named_with_what_they_may_be() {
    story
        .when(form("45/QĐ-UBND", List.of()))
        .refused(CommandRefusal.WRONG_COUNT, "field", "/founders");
    NewHome crowd = new NewHome("Lò", "Số 5", 101, 0, Connection.MOBILE);
    story
        .when(new RegisterHousehold(next(), Field.HOME, Field.HAMLET, crowd, Field.MORNING))
        .refused(CommandRefusal.OUT_OF_RANGE, "most", "100");
  }

  @Test
  void a_field_within_a_list_is_named_by_its_place() {
    story
        .when(form("45/QĐ-UBND", ""))
        .refused(CommandRefusal.UNFIT_TEXT, "field", "/founders/1/name");
    story.when(form("", "Quàng")).refused(CommandRefusal.UNFIT_TEXT, "field", "/decision/number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n "})
  void a_note_that_says_nothing_is_named(String note) {
    story
        .when(visit(Optional.of(note)))
        .refused(CommandRefusal.UNFIT_TEXT, "field", "/guidance/note");
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
    return form(
        number,
        List.of(
            new NewMember(Field.LO, "Lò", Role.LEADER, Organisation.POST),
            new NewMember(Names.person("b"), second, Role.MEMBER, Organisation.POST)));
  }

  private FormTeam form(String number, List<NewMember> founders) {
    return new FormTeam(
        next(),
        Field.TEAM,
        Field.HAMLET,
        UnitLevel.HAMLET,
        "Tổ một",
        new NewDecision("UBND xã", number, Field.day("2022-07-01"), List.of()),
        Field.FORMED,
        founders);
  }

  private RecordGuidanceAct visit(OffsetDateTime at) {
    return visit(new OccurredAt(at), Optional.empty());
  }

  private RecordGuidanceAct visit(Optional<String> note) {
    return visit(Field.MORNING, note);
  }

  private RecordGuidanceAct visit(OccurredAt at, Optional<String> note) {
    return new RecordGuidanceAct(
        next(),
        Names.act("a visit"),
        Field.HOME,
        new NewGuidance(
            Field.TEAM,
            List.of(Field.LO),
            at,
            Channel.DOOR,
            List.of(new Step.Introduced(Field.VNEID)),
            note));
  }
}
