package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.Seeds;

/** Several files of one log, given to the verifier together: one history, or refused. */
class SeveralFilesTest {
  private static final WrittenHistory HONEST = WrittenHistory.of("as it was", 0, 600);
  private static final WrittenHistory FORGED = WrittenHistory.of("as it is told now", 300, 700);
  private static final String KEY = WrittenHistory.KEY.verifierKey().toString();
  private static final Pattern MISSING = Pattern.compile("\\[truncated\\] at ([0-9]+)");
  private static final Pattern REST = Pattern.compile("after=([0-9]+)&size=([0-9]+)");

  @TempDir Path folder;

  private int files;

  private record Said(int exitCode, String text) {}

  private String file(String content) {
    return file(KeptFiles.bytes(content));
  }

  private String file(byte[] content) {
    try {
      return Files.write(folder.resolve("file-" + files++), content).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Said run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--key", KEY, "--lang=en"));
    int exitCode =
        Verify.run(all.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private Said export(String... parts) {
    List<String> arguments = new ArrayList<>(List.of("export"));
    Arrays.stream(parts).map(this::file).forEach(arguments::add);
    return run(arguments);
  }

  private Said exportHolding(String held, String... parts) {
    List<String> arguments = new ArrayList<>(List.of("export", "--held", file(held)));
    Arrays.stream(parts).map(this::file).forEach(arguments::add);
    return run(arguments);
  }

  private static void refused(Said said, Flaw finding, long place) {
    assertThat(said.text())
        .startsWith("NOT VERIFIED [" + finding.code() + "] at " + place + ":")
        .doesNotContainPattern("(?m)^VERIFIED");
    assertThat(said.exitCode()).isEqualTo(finding.exitCode());
  }

  private static void verified(Said said, String what) {
    assertThat(said.text()).contains("VERIFIED: " + what).doesNotContain("NOT VERIFIED");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void parts_of_one_history_are_verified_whether_by_one_checkpoint_or_as_it_grew() {
    verified(
        export(
            HONEST.export(0, 100, 600), HONEST.export(100, 401, 600), HONEST.export(401, 600, 600)),
        "events 1 to 600");
    verified(export(HONEST.export(0, 100, 100), HONEST.export(100, 500, 500)), "events 1 to 500");
    verified(export(HONEST.export(0, 100, 350), HONEST.export(100, 400, 500)), "events 1 to 400");
    verified(export(HONEST.export(77, 300, 300), HONEST.export(300, 512, 600)), "events 78 to 512");
  }

  @Test
  void the_beginning_of_one_history_and_the_end_of_another_are_refused() {
    refused(
        export(HONEST.export(0, 400, 400), FORGED.export(400, 700, 700)), Flaw.TWO_HISTORIES, 400);
    refused(
        exportHolding(
            HONEST.checkpoint(350), HONEST.export(0, 400, 400), FORGED.export(400, 700, 700)),
        Flaw.TWO_HISTORIES,
        400);
    refused(
        export(HONEST.export(310, 400, 400), FORGED.export(400, 700, 700)),
        Flaw.TWO_HISTORIES,
        400);
    refused(
        export(HONEST.export(0, 400, 600), FORGED.export(400, 500, 700)), Flaw.TWO_HISTORIES, 400);
  }

  @Test
  void two_histories_that_part_later_than_the_files_are_joined_are_told_by_their_checkpoints() {
    refused(
        export(HONEST.export(0, 200, 400), FORGED.export(200, 700, 700)), Flaw.TWO_HISTORIES, 400);
    refused(
        export(HONEST.export(0, 200, 500), FORGED.export(200, 300, 500)), Flaw.TWO_HISTORIES, 500);
    refused(
        export(HONEST.export(0, 200, 400), FORGED.export(200, 350, 700)), Flaw.NOT_COMPARED, 400);
    refused(
        export(HONEST.export(0, 200, 600), HONEST.export(200, 350, 500)), Flaw.NOT_COMPARED, 600);
  }

  @Test
  void a_gap_an_overlap_another_order_and_the_same_twice_do_not_join() {
    String first = HONEST.export(0, 200, 600);
    String second = HONEST.export(200, 600, 600);
    refused(export(first, HONEST.export(201, 600, 600)), Flaw.PARTS_DO_NOT_JOIN, 201);
    refused(export(first, HONEST.export(199, 600, 600)), Flaw.PARTS_DO_NOT_JOIN, 201);
    refused(export(second, first), Flaw.PARTS_DO_NOT_JOIN, 601);
    refused(export(first, first), Flaw.PARTS_DO_NOT_JOIN, 201);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 199, 200, 201, 399, 400, 401, 550, 600})
  void a_checkpoint_that_was_kept_is_held_against_whichever_part_it_falls_in(int size) {
    String[] honest = {
      HONEST.export(0, 200, 200), HONEST.export(200, 400, 600), HONEST.export(400, 550, 600)
    };
    verified(exportHolding(HONEST.checkpoint(size), honest), "events 1 to 550");
    String[] forged = {
      FORGED.export(0, 200, 200), FORGED.export(200, 400, 600), FORGED.export(400, 550, 600)
    };
    Said said = exportHolding(HONEST.checkpoint(size), forged);
    if (size <= 300) {
      verified(said, "events 1 to 550");
    } else {
      refused(said, Flaw.NOT_THE_HELD_ONE, size);
    }
  }

  @Test
  void a_checkpoint_that_reaches_beyond_or_lies_before_what_is_shown_is_not_taken_for_held() {
    refused(
        exportHolding(
            HONEST.checkpoint(580), HONEST.export(0, 200, 600), HONEST.export(200, 550, 600)),
        Flaw.OLDER_THAN_HELD,
        551);
    refused(
        exportHolding(HONEST.checkpoint(99), HONEST.export(100, 200, 600)),
        Flaw.NOT_FROM_THE_FIRST,
        100);
    verified(
        exportHolding(HONEST.checkpoint(100), HONEST.export(100, 200, 600)), "events 101 to 200");
    refused(
        exportHolding(HONEST.checkpoint(400), FORGED.export(400, 500, 700)),
        Flaw.NOT_THE_HELD_ONE,
        400);
  }

  @Test
  void every_checkpoint_that_was_kept_is_held_against_it_not_the_first_alone() {
    List<String> both =
        List.of(
            "export",
            file(FORGED.export(0, 700, 700)),
            "--held",
            file(HONEST.checkpoint(200)),
            "--held",
            file(HONEST.checkpoint(400)));
    refused(run(both), Flaw.NOT_THE_HELD_ONE, 400);
  }

  @Test
  void what_can_be_said_once_only_is_not_passed_over_when_it_is_said_twice() {
    String consistency = file(HONEST.consistency(200, 600));
    Said said =
        run(
            List.of(
                "consistency",
                consistency,
                "--old",
                file(HONEST.checkpoint(200)),
                "--old",
                file(FORGED.checkpoint(400))));
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_part_of_another_log_is_none_of_this_one() throws Exception {
    String golden = KeptFiles.text("ledger.ndjson");
    List<String> arguments =
        List.of(
            "export",
            file(golden),
            file(HONEST.export(260, 600, 600)),
            "--key",
            KeptFiles.key().toString());
    Said said = run(arguments);
    assertThat(said.text()).startsWith("NOT VERIFIED [other-log]");
  }

  @Test
  void a_file_cut_at_any_byte_is_refused_alone_and_good_with_the_rest_that_is_then_asked_for() {
    WrittenHistory small = WrittenHistory.of("small", 0, 300);
    byte[] whole = KeptFiles.bytes(small.export(0, 300, 300));
    int header =
        KeptFiles.bytes(small.export(0, 300, 300).lines().findFirst().orElseThrow()).length + 1;
    Seeds.forEach(40, random -> cut(small, whole, header, random.nextInt(whole.length), random));
    for (int at : List.of(0, 1, header - 1, header, header + 1, whole.length - 1)) {
      cut(small, whole, header, at, new Random(1));
    }
  }

  private void cut(WrittenHistory small, byte[] whole, int header, int at, Random random) {
    byte[] begun = Arrays.copyOf(whole, at);
    Said alone = run(List.of("export", file(begun)));
    assertThat(alone.exitCode()).as("cut at %d", at).isEqualTo(ExitCode.MALFORMED);
    Matcher missing = MISSING.matcher(alone.text());
    assertThat(missing.find()).as("cut at %d: %s", at, alone.text()).isTrue();
    Matcher rest = REST.matcher(alone.text());
    if (at < header) {
      assertThat(missing.group(1)).isEqualTo("0");
      assertThat(rest.find()).as("nothing to go on from").isFalse();
      return;
    }
    assertThat(rest.find()).as("cut at %d: %s", at, alone.text()).isTrue();
    int after = Integer.parseInt(rest.group(1));
    assertThat(after + 1).isEqualTo(Integer.parseInt(missing.group(1)));
    assertThat(rest.group(2)).isEqualTo("300");
    String asked = small.export(after, 300, 300);
    verified(run(List.of("export", file(begun), file(asked))), "events 1 to 300");
    if (after < 300) {
      int cutAgain = random.nextInt(asked.length());
      Said again =
          run(
              List.of(
                  "export", file(begun), file(Arrays.copyOf(KeptFiles.bytes(asked), cutAgain))));
      assertThat(again.exitCode()).as("the rest cut, too").isEqualTo(ExitCode.MALFORMED);
    }
    if (after > 0) {
      Said other = run(List.of("export", file(begun), file(small.export(after - 1, 300, 300))));
      refused(other, Flaw.PARTS_DO_NOT_JOIN, after + 1);
      WrittenHistory forged = WrittenHistory.of("forged", after - 1, 310);
      refused(
          run(List.of("export", file(begun), file(forged.export(after, 300, 300)))),
          Flaw.TWO_HISTORIES,
          300);
      refused(
          run(List.of("export", file(begun), file(forged.export(after, 310, 310)))),
          Flaw.TWO_HISTORIES,
          300);
    }
  }

  @Test
  void lines_of_a_broken_off_part_whose_hashes_were_made_to_fit_are_found_at_the_join() {
    String forged = FORGED.export(0, 600, 700);
    String honest = HONEST.export(0, 600, 600);
    String begun =
        honest.substring(0, honest.indexOf('\n') + 1)
            + forged.substring(forged.indexOf('\n') + 1, forged.indexOf("\"event\":351}"));
    refused(export(begun, HONEST.export(350, 600, 600)), Flaw.ROOT_DIFFERS, 350);
  }

  @Test
  void every_change_of_two_parts_is_refused() {
    byte[] first = KeptFiles.bytes(HONEST.export(0, 200, 600));
    byte[] second = KeptFiles.bytes(HONEST.export(200, 300, 600));
    Trust trust = Trust.in(TrustedKey.parse(KEY).orElseThrow());
    Seeds.forEach(
        200,
        random -> {
          boolean one = random.nextBoolean();
          byte[] changed = Mutation.of(one ? first : second, random);
          if (Arrays.equals(changed, one ? first : second)) {
            return;
          }
          Optional<Exported> all;
          try {
            History history = new History(trust, List.of());
            history.add(new ByteArrayInputStream(one ? changed : first));
            history.add(new ByteArrayInputStream(one ? second : changed));
            all = Optional.of(history.end());
          } catch (NotVerifiedException refused) {
            all = Optional.empty();
          }
          assertThat(all).isEmpty();
        });
  }
}
