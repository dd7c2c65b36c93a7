package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier as a process that has little memory, and is given much. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its standard input is no file there")
class SmallHeapIT {
  /** Less than {@link LongExport} is long, and enough for the longest line that may be an event. */
  private static final String FOR_EXPORTS = "-Xmx96m";

  /** Enough for the longest proof that may be one. */
  private static final String FOR_PROOFS = "-Xmx256m";

  private static final long TEN_GIGABYTES = 10L << 30;
  private static final byte[] BLOCK = new byte[1 << 16];

  private record Said(int exitCode, String text, long given) {}

  private interface Bytes {
    void to(OutputStream out) throws IOException;
  }

  /** Counts what is taken, and forwards it. */
  private static final class Counting extends OutputStream {
    private final OutputStream out;
    private long count;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Verifies {@code bytes} as a {@code what}, in a process of its own with this {@code heap}. */
  private static Said verify(String heap, Bytes bytes, String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", Path.of("target", "classes").toString()));
    command.addAll(List.of(Verify.class.getName(), "--lang=en"));
    command.addAll(Arrays.asList(what));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Counting given = new Counting(process.getOutputStream());
    try (OutputStream out = new BufferedOutputStream(given, BLOCK.length)) {
      bytes.to(out);
    } catch (IOException noLongerListening) {
      // It has said what it has to say, and what that is is asserted.
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text, given.count);
  }

  private static Bytes endless(byte what) {
    return out -> {
      byte[] block = new byte[BLOCK.length];
      Arrays.fill(block, what);
      for (long written = 0; written < TEN_GIGABYTES; written += block.length) {
        out.write(block);
      }
    };
  }

  private static String key() {
    return KeptFiles.key().toString();
  }

  private static Said export(Bytes bytes) throws Exception {
    return verify(FOR_EXPORTS, bytes, "export", "/dev/stdin", "--key", key());
  }

  @Test
  void an_export_longer_than_the_memory_is_verified_and_its_first_flaw_is_named() throws Exception {
    LongExport export = new LongExport();
    Said whole = export(out -> export.write(out, place -> place));
    assertThat(whole.text()).startsWith("VERIFIED: events 1 to " + LongExport.LINES);
    assertThat(whole.given()).isGreaterThan(100 << 20);
    Said cut = export(out -> export.write(out, place -> place < 39_000 ? place : -1));
    assertThat(cut.text()).startsWith("NOT VERIFIED [truncated] at 39001:");
    assertThat(cut.exitCode()).isEqualTo(ExitCode.MALFORMED);
    Said reordered =
        export(
            out -> export.write(out, place -> place == 38_000 ? 20 : place == 20 ? 38_000 : place));
    assertThat(reordered.text()).startsWith("NOT VERIFIED [line-differs] at 21:");
    assertThat(reordered.exitCode()).isEqualTo(ExitCode.DIFFERS);
    Said backwards = export(out -> export.write(out, place -> LongExport.LINES - 1 - place));
    assertThat(backwards.text()).startsWith("NOT VERIFIED [line-differs] at 1:");
  }

  @ParameterizedTest
  @ValueSource(bytes = {'x', (byte) 0xff})
  void of_a_line_of_ten_gigabytes_the_least_part_is_read(byte what) throws Exception {
    String part = KeptFiles.text("part.ndjson");
    int header = part.indexOf('\n') + 1;
    Said noHeader = export(endless(what));
    assertThat(noHeader.text()).startsWith("NOT VERIFIED [malformed] at 0:");
    assertThat(noHeader.given()).isLessThan(64 << 20);
    for (int begun : new int[] {header, part.indexOf('\n', header) + 1}) {
      byte[] beginning = KeptFiles.bytes(part.substring(0, begun));
      Said line =
          export(
              out -> {
                out.write(beginning);
                endless(what).to(out);
              });
      assertThat(line.text()).startsWith("NOT VERIFIED [line-too-long] at 252:");
      assertThat(line.exitCode()).isEqualTo(ExitCode.MALFORMED);
      assertThat(line.given()).isLessThan(64 << 20);
    }
  }

  private static Said small(String what, Bytes bytes) throws Exception {
    Path old = Path.of("src", "test", "resources", "golden-log", "checkpoint-250");
    return verify(FOR_PROOFS, bytes, what, "/dev/stdin", "--key=" + key(), "--old=" + old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proof", "consistency", "witnesses", "statement"})
  void what_should_be_a_small_file_is_refused_at_ten_gigabytes(String what) throws Exception {
    Said said = small(what, endless((byte) 'A'));
    assertThat(said.text()).startsWith("NOT VERIFIED [malformed]");
    assertThat(said.exitCode()).isEqualTo(ExitCode.MALFORMED);
    assertThat(said.given()).isLessThan(64 << 20);
  }

  private enum Lines {
    EMPTY("\n"),
    SHORT("\n\n" + "x\n".repeat(99)),
    SIGNATURES("\u2014 a AAAAAAAA\n");

    private final byte[] block;

    Lines(String lines) {
      block = KeptFiles.bytes(lines.repeat(BLOCK.length / lines.length()));
    }

    /** As many as are looked at. */
    void to(OutputStream out) throws IOException {
      out.write('\n');
      for (int written = 0; written + block.length < 32 << 20; written += block.length) {
        out.write(block);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lines.class)
  void a_small_file_of_millions_of_lines_is_refused_in_little_memory(Lines lines) throws Exception {
    for (String what : List.of("proof", "statement")) {
      Said said = small(what, lines::to);
      assertThat(said.text()).startsWith("NOT VERIFIED [malformed]");
      assertThat(said.exitCode()).isEqualTo(ExitCode.MALFORMED);
    }
  }
}
