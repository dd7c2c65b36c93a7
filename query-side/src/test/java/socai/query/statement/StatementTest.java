package socai.query.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Generated;
import socai.fixture.GoldenLedger;
import socai.ledger.Position;
import socai.proof.note.Checkpoint;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.tree.Hash;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.replay.Exports;
import socai.query.replay.Replay;
import socai.territory.UnitLevel;
import socai.time.RecordedAt;

/** What stands in a statement, for as long as anybody keeps one. */
class StatementTest {
  private static final RecordedAt MADE = new RecordedAt(Instant.parse("2026-11-24T03:00:00.5Z"));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("so-cai.local/son-la", 28_789, Hash.at(new byte[Hash.BYTES], 0));

  private static Statement statement(Figure figure, LocalDate asOf, long position) {
    return new Statement(
        figure,
        asOf,
        14_088,
        new Definition("Số thành viên.", "Members."),
        new Position(position),
        CHECKPOINT,
        MADE);
  }

  private static Statement members() {
    return statement(
        new Figure.Members(Optional.of(UnitLevel.HAMLET)), LocalDate.of(2023, 12, 31), 28_789);
  }

  @Test
  void its_text_is_the_one_that_was_signed_years_ago() throws IOException {
    try (InputStream golden = StatementTest.class.getResourceAsStream("/golden/statement.1.txt")) {
      String text =
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(members().text()).isEqualTo(text);
      assertThat(Statement.parse(text)).isEqualTo(members());
    }
  }

  private static Statement ofTheGoldenLedger() {
    SignedNote checkpoint = SignedNote.parse(golden("checkpoint-260"));
    return new Statement(
        new Figure.Teams(Optional.of(UnitLevel.HAMLET)),
        LocalDate.of(2023, 12, 31),
        127,
        new Definition("Số tổ công nghệ số cộng đồng cấp bản.", "Hamlets' teams."),
        new Position(GoldenLedger.SIZE),
        Checkpoint.parse(checkpoint.text()),
        MADE);
  }

  private static String golden(String file) {
    return new String(GoldenLedger.file(file), StandardCharsets.UTF_8);
  }

  @Test
  void signed_again_it_is_the_file_that_was_given_out_then() throws IOException {
    SigningKey key = SigningKey.parse(golden("notary.key"));
    Generated.demand(
        GoldenLedger.kept("teams.hamlet.statement.txt"),
        key.signed(ofTheGoldenLedger().text()).toString());
  }

  @Test
  void what_was_stated_then_still_comes_out_of_what_was_exported_then() {
    Statement stated = ofTheGoldenLedger();
    Replay.Outcome outcome =
        Exports.replay(
            golden("ledger.ndjson"), stated.figure(), stated.asOf(), stated.position().value());
    assertThat(outcome.value()).hasValue(stated.value());
    assertThat(outcome.position()).isEqualTo(stated.position());
  }

  @Test
  void more_events_than_the_checkpoint_has_cannot_be_stated() {
    Statement households = statement(new Figure.Households(Field.HAMLET), members().asOf(), 7);
    assertThat(Statement.parse(households.text())).isEqualTo(households);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement(members().figure(), members().asOf(), 28_790));
  }

  @Test
  void no_statement_is_a_checkpoint_and_no_checkpoint_a_statement() {
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> Checkpoint.parse(members().text()));
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> Statement.parse(CHECKPOINT.text()));
  }

  @Test
  void whatever_is_changed_in_it_is_another_statement_or_none() {
    Random random = new Random(7);
    String text = members().text();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder changed = new StringBuilder(text);
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(7))));
      } else {
        changed.deleteCharAt(at);
      }
      try {
        Statement read = Statement.parse(changed.toString());
        assertThat(read).isNotEqualTo(members());
        assertThat(read.text()).isEqualTo(changed.toString());
      } catch (MalformedNoteException none) {
        assertThat(none).hasMessageContaining("no ");
      }
    }
  }
}
