package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.OneOfEach;
import socai.ledger.EventLine;
import socai.schema.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Whoever counts the events of a verified export with another program counts the same: in what the
 * verifier takes for events, readers of three languages read the same things.
 */
class ReadersTest {
  /** So many spoilt lines are tried; {@code -Dsocai.lines=1000000} tries more. */
  private static final int LINES = Integer.getInteger("socai.lines", 10_000);

  private static final long SEED = Long.getLong("socai.seed", 20_261_127L);
  private static final Trust TRUST =
      Trust.in(TrustedKey.parse(WrittenHistory.KEY.verifierKey().toString()).orElseThrow());
  private static final List<String> EVENTS = events();

  /** Those among the spoilt lines that the verifier takes for events. */
  private static final List<byte[]> TAKEN = new ArrayList<>();

  private static int refused;

  @TempDir Path folder;

  private static List<String> events() {
    List<String> all = new ArrayList<>();
    new Lines()
        .commit(Names.command("one of each"), OneOfEach.events())
        .events()
        .forEach(event -> all.add(event.write(Json.mapper())));
    KeptFiles.text("part.ndjson").lines().filter(l -> !l.startsWith("{\"socai.")).forEach(all::add);
    return all;
  }

  @BeforeAll
  static void spoil() {
    Random random = new Random(SEED);
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < LINES; i++) {
      byte[] line = SpoiltLine.of(EVENTS.get(random.nextInt(EVENTS.size())), random);
      if (!JsonLine.hasOneReading(line, 0, line.length)) {
        refused++;
      } else if (seen.add(new String(line, StandardCharsets.UTF_8))) {
        TAKEN.add(line);
      }
    }
  }

  @Test
  void some_spoilt_lines_are_events_still_and_most_are_none() {
    assertThat(TAKEN.size()).isGreaterThan(LINES / 20);
    assertThat(refused).isGreaterThan(LINES / 4);
    EVENTS.forEach(
        line -> {
          byte[] bytes = KeptFiles.bytes(line);
          assertThat(JsonLine.hasOneReading(bytes, 0, bytes.length)).as(line).isTrue();
        });
  }

  @Test
  void what_replays_read_is_what_is_there() {
    for (byte[] line : TAKEN) {
      String text = new String(line, StandardCharsets.UTF_8);
      assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(line);
      JsonNode all = Json.mapper().readTree(text);
      try {
        EventLine event = EventLine.read(Json.mapper(), text);
        assertThat(event.type()).isEqualTo(all.get("type").asString());
        assertThat(event.subject()).isEqualTo(all.get("subject").asString());
        assertThat(spelled(event.data())).isEqualTo(spelled(all.get("data")));
      } catch (JacksonException | IllegalArgumentException none) {
        continue; // a replay refuses it: it reads nothing in it
      }
    }
  }

  @Test
  void python_reads_the_same() throws Exception {
    assumeTrue(isThere("python3"), "no python3 here");
    compare(ran("python3", resource("reader.py"), taken()));
  }

  @Test
  void go_reads_the_same() throws Exception {
    assumeTrue(isThere("go"), "no go here");
    String program = folder.resolve("reader").toString();
    ran("go", "build", "-o", program, resource("reader.go"));
    compare(ran(program, taken()));
  }

  private static void compare(List<String> read) {
    assertThat(read).as("seed %d: lines", SEED).hasSameSizeAs(TAKEN);
    for (int i = 0; i < read.size(); i++) {
      String line = new String(TAKEN.get(i), StandardCharsets.UTF_8);
      assertThat(read.get(i))
          .as("-Dsocai.seed=%d: %s", SEED, line)
          .isEqualTo(spelled(Json.mapper().readTree(line)));
    }
  }

  private static String spelled(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(member -> spelled(member.getKey()) + ":" + spelled(member.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(ReadersTest::spelled)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value.isNumber()) {
      return "d" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value.doubleValue()));
    }
    return value.isString() ? spelled(value.stringValue()) : value.toString();
  }

  private static String spelled(String text) {
    return "s" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private String taken() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line : TAKEN) {
      all.writeBytes(line);
      all.write('\n');
    }
    return Files.write(folder.resolve("taken"), all.toByteArray()).toString();
  }

  private String resource(String name) throws IOException {
    try (InputStream in = ReadersTest.class.getResourceAsStream("readers/" + name)) {
      Path copy = folder.resolve(name);
      Files.copy(Objects.requireNonNull(in, name), copy);
      return copy.toString();
    }
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private List<String> ran(String... command) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    List<String> lines;
    int exit = process.waitFor();
    lines = Files.readAllLines(said);
    assertThat(exit).as(String.join("\n", lines)).isZero();
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"a\",\"type\":\"b\"}",
        "{\"data\":{\"a\":1,\"A\":2}}",
        "{\"data\":{\"a\":1,\"\\u0061\":2}}",
        "{\"Type\":\"a\"}",
        "{\"data\":{\"\u017f\":1}}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":\"\\ud800\\u0061\"}",
        "{\"a\":9007199254740993}",
        "{\"a\":1e400}",
        "{\"a\":-0}",
        "{\"a\":01}",
        "{\"a\":1.000000000000000000}",
        "{\"a\":NaN}",
        "{\"a\": 1}",
        "{\"a\":1}\r",
        "\ufeff{\"a\":1}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":1}{}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":'b'}",
        "{\"a\":tru}",
        "{\"a\":\"b}",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\u00e\"}",
        "[{\"a\":1}]",
        "\"a\"",
        "",
        "{",
        "{\"socai.leaves\":\"x\"}"
      })
  void what_has_been_signed_and_can_be_read_in_two_ways_is_no_event(String line) {
    String export = new WrittenHistory(List.of("{}", line)).export(0, 2, 2);
    assertThatExceptionOfType(NotVerifiedException.class)
        .isThrownBy(() -> verify(export))
        .satisfies(
            wrong -> {
              assertThat(wrong.finding()).isEqualTo(Flaw.AMBIGUOUS);
              assertThat(wrong.place()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"Tổ trưởng \\\"mới\\\"\\n\\u0000\u2028\u0085\ufeff\\uD83D\\ude00\ud83d\ude00\"}",
        "{\"a\":[-1,0,9007199254740991,-0.0,21.325599999999998,-0.12345678901234568,5e-324,1E22,null,true,false]}",
        "{\"a\":{},\"b\":[],\"c\":{\"a\":{\"a\":1,\"b c\":\"\"}}}"
      })
  void what_all_read_alike_is_an_event_however_unlike_ours(String line) throws Exception {
    assertThat(verify(new WrittenHistory(List.of("{}", line)).export(0, 2, 2)).through())
        .isEqualTo(2);
  }

  @Test
  void what_is_too_deep_or_has_too_many_names_is_none() {
    String deep = "[".repeat(98) + "]".repeat(98);
    assertThat(isEvent("{\"a\":" + deep + "}")).isTrue();
    assertThat(isEvent("{\"a\":[[" + deep + "]]}")).isFalse();
    assertThat(isEvent(names(1_000))).isTrue();
    assertThat(isEvent(names(1_001))).isFalse();
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "\"a" + n + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean isEvent(String line) {
    byte[] bytes = KeptFiles.bytes(line);
    return JsonLine.hasOneReading(bytes, 0, bytes.length);
  }

  private static Exported verify(String export) throws NotVerifiedException, IOException {
    return ExportFile.verify(
        new ByteArrayInputStream(KeptFiles.bytes(export)), TRUST, Optional.empty());
  }
}
