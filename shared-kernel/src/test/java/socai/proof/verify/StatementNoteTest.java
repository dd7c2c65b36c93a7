package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static socai.proof.verify.KeptFiles.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/** A figure in writing, years later, beside the key of whoever stated it. */
class StatementNoteTest {
  private static final String STATEMENT = KeptFiles.text("teams.hamlet.statement.txt");
  private static final String TEXT = STATEMENT.substring(0, STATEMENT.indexOf("\n\n") + 1);
  private static final String KEY = KeptFiles.key().toString();

  @TempDir Path folder;

  private record Said(int exitCode, String text) {}

  private static Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exitCode = Verify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private String file(String content) throws IOException {
    return Files.write(Files.createTempFile(folder, "file", ""), bytes(content)).toString();
  }

  private Said statement(String content, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("statement", file(content), "--lang=en"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static String signed(String text) {
    return KeptFiles.signingKey().signed(text).toString();
  }

  @Test
  void a_statement_and_the_key_are_enough_to_verify_it() throws IOException {
    Said english = statement(STATEMENT, "--key", KEY);
    assertThat(english.exitCode()).isZero();
    assertThat(english.text())
        .startsWith(
            "VERIFIED: the log stated teams.hamlet 2023-12-31 = 127 by its first 260 events,"
                + " at 2026-11-24T03:00:00.500Z; log so-cai.test/golden, size 260, root tU2p")
        .endsWith("Hamlets' teams." + System.lineSeparator());
    assertThat(run("statement", file(STATEMENT), "--key", KEY, "--lang=vi").text())
        .startsWith("ĐÃ KIỂM CHỨNG: sổ đã ký số liệu teams.hamlet 2023-12-31 = 127")
        .endsWith("cấp bản." + System.lineSeparator());
  }

  @Test
  void a_figure_that_nobody_here_knows_and_below_nothing_is_one_too() throws Exception {
    String text =
        TEXT.replace("value 127", "value -5")
            .replace("figure teams.hamlet", "figure invented-later.so_9.x.y");
    StatementNote read = Trust.in(KeptFiles.key()).statement(signed(text));
    assertThat(read.value()).isEqualTo(-5);
    assertThat(read.figure()).isEqualTo("invented-later.so_9.x.y");
  }

  @ParameterizedTest
  @CsvSource({
    "so-cai/statement/1, so-cai/statement/2, 1",
    "figure teams.hamlet, figure Teams, 2",
    "figure teams.hamlet, number teams.hamlet, 2",
    "as-of 2023-12-31, as-of 2023-02-30, 3",
    "as-of 2023-12-31, as-of +02023-12-31, 3",
    "as-of 2023-12-31, as-of none, 3",
    "value 127, value 0127, 4",
    "value 127, value 1e2, 4",
    "value 127, value 99999999999999999999, 4",
    "position 260, position 261, 5",
    "position 260, position -1, 5",
    "vi Số, vn Số, 6",
    "en Hamlets, zh Hamlets, 7",
    "made 2026-11-24T03:00:00.500Z, made 2026-11-24T03:00:00.50Z, 8",
    "made 2026-11-24T03:00:00.500Z, made 2026-11-24T10:00:00.500+07:00, 8",
    "ledger, register, 9",
    "'\n260\n', '\n0260\n', 10",
    "'IFkqDi0q0Uc=', 'IFkqDi0q0Uc', 10"
  })
  void what_is_not_spelled_as_it_must_be_is_named_by_its_line_even_if_it_is_signed(
      String right, String wrong, int line) throws IOException {
    String changed = TEXT.replace(right, wrong);
    assertThat(changed).isNotEqualTo(TEXT);
    Said said = statement(signed(changed), "--key", KEY);
    assertThat(said.exitCode()).isEqualTo(ExitCode.MALFORMED);
    assertThat(said.text()).startsWith("NOT VERIFIED [malformed] at " + line + ":");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 9, 10, 11})
  void one_that_ends_too_early_is_cut_off_there(int lines) throws IOException {
    String shorter = String.join("\n", TEXT.lines().limit(lines).toList()) + "\n";
    assertThat(statement(signed(shorter), "--key", KEY).text())
        .startsWith("NOT VERIFIED [truncated] at " + (lines + 1) + ":");
    assertThat(statement(signed(TEXT + "more\n"), "--key", KEY).text())
        .startsWith("NOT VERIFIED [malformed] at 13:");
  }

  @Test
  void what_follows_its_last_line_is_not_passed_over() {
    assertThatExceptionOfType(NotVerifiedException.class)
        .isThrownBy(() -> StatementNote.parse(TEXT + "x"))
        .satisfies(wrong -> assertThat(wrong.place()).isEqualTo(13));
  }

  @Test
  void only_the_log_of_which_it_speaks_can_have_stated_it() throws IOException {
    SigningKey other = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    String otherKey = other.verifierKey().toString();
    assertThat(statement(STATEMENT, "--key", otherKey).exitCode()).isEqualTo(ExitCode.NOT_SIGNED);
    String byAnother = other.signed(TEXT).toString();
    assertThat(statement(byAnother, "--key", otherKey).exitCode()).isEqualTo(ExitCode.NOT_SIGNED);
    assertThat(statement(byAnother, "--key", KEY).exitCode()).isEqualTo(ExitCode.NOT_SIGNED);
    SigningKey sameName = SigningKey.make(KeptFiles.key().name(), KeyType.NOTE);
    assertThat(statement(sameName.signed(TEXT).toString(), "--key", KEY).exitCode())
        .isEqualTo(ExitCode.NOT_SIGNED);
    assertThat(statement(STATEMENT.replace("value 127", "value 128"), "--key", KEY).text())
        .startsWith("NOT VERIFIED [forged]");
    String witness = SigningKey.make("w.test/w", KeyType.COSIGNATURE).verifierKey().toString();
    assertThat(statement(STATEMENT, "--key", KEY, "--witness", witness).exitCode())
        .isEqualTo(ExitCode.TOO_FEW_WITNESSES);
  }

  @Test
  void a_statement_of_another_history_does_not_hold_against_the_ledger() throws IOException {
    String ledger = file(KeptFiles.text("ledger.ndjson"));
    assertThat(run("export", ledger, "--key", KEY, "--held", file(STATEMENT)).exitCode()).isZero();
    String fork = signed(TEXT.replace("\ntU2p", "\nsU2p"));
    assertThat(run("export", ledger, "--key", KEY, "--lang=en", "--held", file(fork)).text())
        .startsWith("NOT VERIFIED [not-the-held-one] at 260:");
    String later = signed(TEXT.replace("\n260\n", "\n300\n"));
    assertThat(run("export", ledger, "--key", KEY, "--lang=en", "--held", file(later)).text())
        .startsWith("NOT VERIFIED [older-than-held] at 261:");
    String itself = file(new String(KeptFiles.consistencyOfItself(), StandardCharsets.UTF_8));
    assertThat(run("consistency", itself, "--key", KEY, "--old", file(STATEMENT)).exitCode())
        .isZero();
    assertThat(run("consistency", itself, "--key", KEY, "--old", file(fork)).exitCode())
        .isEqualTo(ExitCode.DIFFERS);
  }

  @Test
  void nobody_can_have_a_checkpoint_read_as_a_statement_or_the_other_way_round() throws Exception {
    assertThat(statement(KeptFiles.text("checkpoint-260"), "--key", KEY).text())
        .startsWith("NOT VERIFIED [malformed] at 1:");
    assertThatExceptionOfType(NotVerifiedException.class)
        .isThrownBy(() -> Trust.in(KeptFiles.key()).checkpoint(STATEMENT));
    assertThat(run("witnesses", file(STATEMENT), "--key", KEY).exitCode())
        .isEqualTo(ExitCode.NOT_SIGNED);
  }

  @Test
  void it_wants_exactly_one_file_that_can_be_read() throws IOException {
    assertThat(run("statement", "--key", KEY).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement(STATEMENT).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement(STATEMENT, file(STATEMENT), "--key", KEY).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("statement", folder.resolve("none").toString(), "--key", KEY).exitCode())
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(statement("", "--key", KEY).exitCode()).isEqualTo(ExitCode.MALFORMED);
  }
}
