package socai.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Position;
import socai.proof.note.Checkpoint;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;
import socai.proof.tree.Hash;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.statement.Statement;
import socai.schema.Json;

/** What {@code replay} says of an export, and by which number it ends. */
class ReplayCommandTest {
  @TempDir Path folder;

  private Path export;

  private record Said(int exitCode, String out, String err) {}

  private static Said run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = CommandLineTool.run(texts, out, err);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void exported() throws IOException {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.formed());
    events.add(Field.registered());
    List<String> lines =
        new Lines()
            .commit(Names.command("all"), events).events().stream()
                .map(line -> line.write(Json.mapper()))
                .toList();
    export = Files.write(folder.resolve("export.ndjson"), lines);
  }

  private Said members(Object... more) {
    List<Object> all = new ArrayList<>(List.of("--lang=en", "replay", "--figure", "members"));
    all.addAll(List.of("--as-of", "2024-01-01"));
    all.addAll(Arrays.asList(more));
    return run(all.toArray());
  }

  @Test
  void a_figure_comes_out_as_expected_or_not() {
    Said plain = members(export);
    assertThat(plain.out()).contains("members 2024-01-01 = 2", "events read", "Memberships");
    assertThat(plain.exitCode()).isZero();
    Said same = members("--expect", 2, export);
    assertThat(same.out()).contains("AS EXPECTED");
    assertThat(same.exitCode()).isZero();
    Said other = members("--expect", 3, export);
    assertThat(other.out()).contains("NOT AS EXPECTED: 3");
    assertThat(other.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
  }

  @Test
  void a_figure_is_of_a_date_and_as_of_a_position() {
    String province = "households." + Field.PROVINCE;
    Said all = households(Field.HAMLET.toString(), Field.MORNING.day(), export);
    assertThat(all.out()).contains("= 1", "Số hộ gia đình");
    Said dayBefore = households(Field.PROVINCE.toString(), dayBefore(), export);
    assertThat(dayBefore.out()).contains(province + " " + dayBefore() + " = 0");
    Object[] earlier = {"--up-to", 2, export};
    assertThat(households(Field.PROVINCE.toString(), Field.MORNING.day(), earlier).out())
        .contains("= 0");
    Object[] tooFar = {"--up-to", 99, export};
    assertThat(households(Field.PROVINCE.toString(), Field.MORNING.day(), tooFar).exitCode())
        .isEqualTo(ExitCode.FOUND_SOMETHING);
    assertThat(
            run("replay", "--figure", "team-members." + Field.HOME, "--as-of", "2024-01-01", export)
                .exitCode())
        .isEqualTo(ExitCode.FOUND_SOMETHING);
  }

  private static LocalDate dayBefore() {
    return Field.registered().occurredAt().day().minusDays(1);
  }

  private static Said households(String unit, LocalDate asOf, Object... more) {
    List<Object> all =
        new ArrayList<>(List.of("--lang=vi", "replay", "--figure", "households." + unit));
    all.addAll(List.of("--as-of", asOf));
    all.addAll(Arrays.asList(more));
    return run(all.toArray());
  }

  @Test
  void a_signed_statement_is_held_against_the_export() throws IOException {
    SigningKey key = SigningKey.make("so-cai.test", KeyType.NOTE);
    Path right = stated(key, 2);
    Said same = stated(right, key.verifierKey().toString());
    assertThat(same.out()).contains("The signature is right: so-cai.test", "AS EXPECTED");
    assertThat(same.exitCode()).isZero();
    Said other = stated(stated(key, 3), key.verifierKey().toString());
    assertThat(other.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
    SigningKey stranger = SigningKey.make("so-cai.test", KeyType.NOTE);
    assertThat(stated(right, stranger.verifierKey().toString()).exitCode())
        .isEqualTo(ExitCode.NO_EXPORT);
    Files.writeString(right, Files.readString(right).replace("value 2", "value 3"));
    assertThat(stated(right, key.verifierKey().toString()).err())
        .contains("No statement signed by this key");
    assertThat(stated(right, "no key").exitCode()).isEqualTo(ExitCode.NO_EXPORT);
    assertThat(stated(export, key.verifierKey().toString()).exitCode())
        .isEqualTo(ExitCode.NO_EXPORT);
  }

  private Said stated(Path statement, String key) {
    return run("--lang=en", "replay", "--statement", statement, "--key", key, export);
  }

  private Path stated(SigningKey key, long value) throws IOException {
    Figure members = Figure.of("members");
    long size = Files.readAllLines(export).size();
    Statement statement =
        new Statement(
            members,
            LocalDate.of(2024, 1, 1),
            value,
            Definition.of(members),
            new Position(size),
            new Checkpoint("so-cai.test", size, Hash.at(new byte[Hash.BYTES], 0)),
            Lines.RECORDED);
    return Files.writeString(
        folder.resolve("statement" + value + ".txt"), key.signed(statement.text()).toString());
  }

  @Test
  void what_is_no_export_is_told_with_its_place() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(export));
    lines.set(2, "{}");
    Files.write(export, lines);
    Said wrong = members(export);
    assertThat(wrong.err()).contains("Position 3: no event");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.NO_EXPORT);
    Said none = members(folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(ExitCode.NO_SUCH_FOLDER);
    assertThat(none.err()).contains("There is no file");
  }

  @Test
  void a_command_line_that_makes_no_sense_is_told_so() {
    for (Object[] wrong :
        new Object[][] {
          {"replay"},
          {"replay", "--figure", "members", export},
          {"replay", "--figure", "nonsense", "--as-of", "2024-01-01", export},
          {"replay", "--figure", "members", "--as-of", "1/1/2024", export},
          {"replay", "--figure", "households." + Field.HAMLET, export},
          {"replay", "--figure", "members", "--as-of", "2024-01-01", "--up-to", "0", export}
        }) {
      assertThat(run(wrong).exitCode()).as(Arrays.toString(wrong)).isEqualTo(2);
    }
  }
}
