package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.FreshDatabase;
import socai.proof.Samples;

/** The verifier as a program, on files that the log once gave out and on what became of them. */
@ExtendWith(FreshDatabase.class)
class VerifyIT {
  /** So many random changes of a proof are tried; {@code -Dsocai.mutations=100000} tries more. */
  private static final int MUTATIONS = Integer.getInteger("socai.mutations", 3_000);

  @TempDir private static Path keys;
  private static byte[] proof;
  private static byte[] export;
  private static String key;
  private static Samples samples;
  private static Trust trust;

  @TempDir Path folder;

  @BeforeAll
  static void make(MongoDatabase database) {
    samples = Samples.of(database, keys);
    proof = samples.proofOf300();
    export = samples.export();
    key = samples.key();
    trust = Trust.in(TrustedKey.parse(key).orElseThrow());
  }

  private record Said(int exitCode, String text) {}

  private Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exitCode = Verify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private String file(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_the_log_gave_out_is_verified() {
    String earlier = file("earlier", samples.checkpointOf300());
    assertThat(run("proof", file("a", proof), "--key", key, "--lang=en").text())
        .startsWith("VERIFIED: event 300; log so-cai.test/son-la, size 700");
    assertThat(
            run(
                    "consistency",
                    file("b", samples.consistencyFrom300()),
                    "--key=" + key,
                    "--old",
                    earlier)
                .exitCode())
        .isZero();
    assertThat(
            run("export", file("c", export), "--key", key, "--held", earlier, "--lang=vi").text())
        .startsWith("ĐÃ KIỂM CHỨNG: sự kiện 1 đến 700");
    assertThat(
            run(
                    "export",
                    file("d", samples.exportFrom250To520()),
                    "--key",
                    file("k", bytes(key + "\n")))
                .exitCode())
        .isZero();
    assertThat(run("witnesses", earlier, "--key", key).exitCode()).isZero();
  }

  @Test
  void each_failure_has_its_exit_code_and_says_where() {
    byte[] changed = changedLine(400);
    Said line = run("export", file("a", changed), "--key", key, "--lang=en");
    assertThat(line.exitCode()).isEqualTo(ExitCode.DIFFERS);
    assertThat(line.text()).startsWith("NOT VERIFIED [line-differs] at 400:");
    assertThat(run("export", file("b", export), "--key", key, "--nonsense", "x").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("export", file("b", export)).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("nonsense", file("b", export), "--key", key).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("export", file("c", new byte[0]), "--key", key).exitCode())
        .isEqualTo(ExitCode.MALFORMED);
    assertThat(run("export", folder.resolve("none").toString(), "--key", key).exitCode())
        .isEqualTo(ExitCode.UNREADABLE);
    String stranger = samples.strangersKey();
    assertThat(run("proof", file("d", proof), "--key", stranger).exitCode())
        .isEqualTo(ExitCode.NOT_SIGNED);
    String witness = samples.witnessKey();
    assertThat(run("proof", file("d", proof), "--key", key, "--witness", witness).exitCode())
        .isEqualTo(ExitCode.TOO_FEW_WITNESSES);
    assertThat(run("--help").exitCode()).isZero();
  }

  @Test
  void parts_of_an_export_must_follow_one_another() {
    byte[] first = samples.exportTo250();
    assertThat(
            run("export", file("1", first), file("2", samples.exportFrom250To520()), "--key", key)
                .exitCode())
        .isZero();
    assertThat(
            run(
                    "export",
                    file("1", samples.exportFrom250To520()),
                    file("2", first),
                    "--key",
                    key,
                    "--lang=en")
                .text())
        .contains("[parts-do-not-join] at 521");
  }

  @Test
  void a_line_can_be_given_beside_a_proof_that_brings_none() {
    String text = text(proof);
    int extra = text.indexOf("extra ");
    String without = text.substring(0, extra) + text.substring(text.indexOf("index "));
    byte[] line = Base64.getDecoder().decode(text.substring(extra + 6, text.indexOf('\n', extra)));
    String bare = file("p", bytes(without));
    assertThat(run("proof", bare, "--key", key, "--event", file("e", line)).exitCode()).isZero();
    assertThat(run("proof", bare, "--key", key).exitCode()).isEqualTo(ExitCode.MALFORMED);
    line[5] ^= 1;
    assertThat(run("proof", bare, "--key", key, "--event", file("e", line)).exitCode())
        .isEqualTo(ExitCode.DIFFERS);
  }

  @Test
  void every_single_bit_of_a_proof_counts() {
    for (int bit = 0; bit < 8 * proof.length; bit++) {
      byte[] flipped = proof.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRejected(flipped, "bit " + bit);
    }
  }

  @Test
  void every_random_change_of_a_proof_is_rejected() {
    long seed = Long.getLong("socai.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = Mutation.of(proof, random);
      if (!Arrays.equals(changed, proof)) {
        assertRejected(changed, "seed " + seed + " mutation " + i);
      }
    }
  }

  private static void assertRejected(byte[] changed, String how) {
    try {
      ProofFile.inclusion(changed, Optional.empty(), trust);
    } catch (NotVerifiedException expected) {
      return;
    }
    throw new AssertionError("verified: " + how);
  }

  @Test
  void every_change_of_an_export_is_rejected_at_or_before_the_line_that_has_it()
      throws IOException {
    long seed = Long.getLong("socai.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] changed = Mutation.of(export, random);
      if (!Arrays.equals(changed, export)) {
        assertThat(foundIn(changed)).as("seed %d mutation %d", seed, i).isPresent();
      }
    }
  }

  private enum Wrong {
    CHANGED(Flaw.LINE_DIFFERS, 400),
    REMOVED(Flaw.LINE_DIFFERS, 400),
    TOLD_TWICE(Flaw.LINE_DIFFERS, 401),
    SWAPPED(Flaw.LINE_DIFFERS, 400),
    CUT_OFF_AFTER(Flaw.TRUNCATED, 401),
    CUT_OFF_WITHIN(Flaw.TRUNCATED, 400),
    WITHOUT_LAST_LINE_BREAK(Flaw.TRUNCATED, 700),
    GOING_ON(Flaw.TOO_LONG, 701);

    private final Flaw finding;
    private final long position;

    Wrong(Flaw finding, long position) {
      this.finding = finding;
      this.position = position;
    }

    List<String> of(List<String> lines) {
      List<String> wrong = new ArrayList<>(lines);
      int at = indexOf(lines, 400);
      switch (this) {
        case CHANGED -> wrong.set(at, wrong.get(at).replace("officer", "nobody"));
        case REMOVED -> wrong.remove(at);
        case TOLD_TWICE -> wrong.add(at, wrong.get(at));
        case SWAPPED -> Collections.swap(wrong, at, at + 1);
        case CUT_OFF_AFTER -> wrong.subList(at + 1, wrong.size()).clear();
        case CUT_OFF_WITHIN -> wrong.subList(at, wrong.size()).clear();
        case GOING_ON -> wrong.add("{}");
        case WITHOUT_LAST_LINE_BREAK -> {}
      }
      return wrong;
    }
  }

  /** Where the line of {@code position} stands: after the header and the lines of hashes. */
  private static int indexOf(List<String> lines, int position) {
    int events = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("{\"socai.") && ++events == position) {
        return i;
      }
    }
    throw new AssertionError();
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void what_is_wrong_with_an_export_is_named_and_placed(Wrong wrong) throws IOException {
    List<String> lines = text(export).lines().toList();
    String changed = String.join("\n", wrong.of(lines)) + "\n";
    if (wrong == Wrong.WITHOUT_LAST_LINE_BREAK) {
      changed = changed.substring(0, changed.length() - 1);
    } else if (wrong == Wrong.CUT_OFF_WITHIN) {
      changed += lines.get(indexOf(lines, 400)).substring(0, 9);
    }
    NotVerifiedException found = foundIn(bytes(changed)).orElseThrow();
    assertThat(found.finding()).isEqualTo(wrong.finding);
    assertThat(found.place()).isEqualTo(wrong.position);
  }

  @Test
  void an_export_whose_hashes_were_made_to_fit_its_changed_lines_has_another_root()
      throws IOException {
    List<String> lines = new ArrayList<>(text(export).lines().toList());
    int at = indexOf(lines, 3);
    lines.set(at, lines.get(at).replace("officer", "nobody"));
    byte[] leaves =
        Base64.getDecoder().decode(lines.get(1).substring(17, lines.get(1).length() - 2));
    byte[] changed = bytes(lines.get(at));
    System.arraycopy(new Sha256().leaf(changed, 0, changed.length), 0, leaves, 2 * 32, 32);
    lines.set(1, "{\"socai.leaves\":\"" + Base64.getEncoder().encodeToString(leaves) + "\"}");
    NotVerifiedException found = foundIn(bytes(String.join("\n", lines) + "\n")).orElseThrow();
    assertThat(found.finding()).isEqualTo(Flaw.ROOT_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10L << 30})
  void a_line_without_an_end_is_refused_without_reading_all_of_it(long bytes) throws IOException {
    int header = text(export).indexOf('\n') + 1;
    int leaves = text(export).indexOf('\n', header) + 1;
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return read[0]++ < bytes ? 'x' : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (read[0] >= bytes) {
              return -1;
            }
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            read[0] += length;
            return length;
          }
        };
    InputStream file =
        new SequenceInputStream(new ByteArrayInputStream(export, 0, leaves), endless);
    NotVerifiedException found = foundIn(file).orElseThrow();
    assertThat(found.finding()).isEqualTo(bytes == 0 ? Flaw.TRUNCATED : Flaw.LINE_TOO_LONG);
    assertThat(found.place()).isEqualTo(1);
    assertThat(read[0]).isLessThan(100 << 20);
  }

  private static Optional<NotVerifiedException> foundIn(byte[] file) throws IOException {
    return foundIn(new ByteArrayInputStream(file));
  }

  private static Optional<NotVerifiedException> foundIn(InputStream file) throws IOException {
    try {
      ExportFile.verify(file, trust, Optional.empty());
      return Optional.empty();
    } catch (NotVerifiedException e) {
      return Optional.of(e);
    }
  }

  @Test
  void both_languages_have_the_same_texts_and_one_for_every_finding() throws IOException {
    assertThat(keys("vi")).containsExactlyInAnyOrderElementsOf(keys("en"));
    assertThat(keys("en")).containsAll(Stream.of(Flaw.values()).map(Flaw::code).toList());
  }

  private static List<String> keys(String language) throws IOException {
    Properties texts = new Properties();
    try (var in = Verify.class.getResourceAsStream("verify_" + language + ".properties")) {
      texts.load(in);
    }
    return new ArrayList<>(texts.stringPropertyNames());
  }

  private static byte[] changedLine(int position) {
    List<String> lines = new ArrayList<>(text(export).lines().toList());
    int at = indexOf(lines, position);
    lines.set(at, lines.get(at).replace("officer", "nobody"));
    return bytes(String.join("\n", lines) + "\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
