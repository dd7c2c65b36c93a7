package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.Seeds;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/** Two people put beside each other what the log gave them: one history, or two. */
class TwoFilesTest {
  private static final WrittenHistory HONEST = WrittenHistory.of("as it was", 0, 600);
  private static final WrittenHistory FORGED = WrittenHistory.of("as it is told now", 300, 700);
  private static final String KEY = WrittenHistory.KEY.verifierKey().toString();

  @TempDir Path folder;

  private int files;

  private record Said(int exitCode, String text) {}

  private String file(String content) {
    try {
      return Files.writeString(folder.resolve("file-" + files++), content).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Said compared(String one, String other, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> all =
        new ArrayList<>(List.of("consistency", file(one), file(other), "--key", KEY, "--lang=en"));
    all.addAll(List.of(more));
    int exitCode =
        Verify.run(all.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private void one(String smaller, String larger) {
    for (Said said : List.of(compared(smaller, larger), compared(larger, smaller))) {
      assertThat(said.text()).startsWith("VERIFIED: one history: log " + WrittenHistory.ORIGIN);
      assertThat(said.exitCode()).isZero();
    }
  }

  private void refused(
      String one, String other, Flaw finding, long place, Optional<Integer> first) {
    for (Said said : List.of(compared(one, other), compared(other, one))) {
      assertThat(said.text())
          .startsWith("NOT VERIFIED [" + finding.code() + "] at " + place + ":")
          .doesNotContainPattern("(?m)^VERIFIED");
      assertThat(said.text().contains("Keep both files")).isEqualTo(finding == Flaw.TWO_HISTORIES);
      if (first.isPresent()) {
        assertThat(said.text()).contains("The first event in which they differ is " + first.get());
      } else {
        assertThat(said.text()).doesNotContain("first event");
      }
      assertThat(said.exitCode()).isEqualTo(finding.exitCode());
    }
  }

  private void refused(String one, String other, Flaw finding, long place) {
    refused(one, other, finding, place, Optional.empty());
  }

  @Test
  void what_tells_one_history_does_so_in_whatever_form_it_was_given_out() {
    one(HONEST.export(0, 300, 300), HONEST.export(0, 600, 600));
    one(HONEST.export(0, 600, 600), HONEST.export(100, 200, 600));
    one(HONEST.checkpoint(300), HONEST.export(200, 400, 600));
    one(HONEST.checkpoint(600), HONEST.export(200, 400, 600));
    one(HONEST.checkpoint(300), HONEST.consistency(300, 600));
    one(HONEST.export(0, 400, 500), HONEST.export(400, 600, 600));
    one(HONEST.checkpoint(600), HONEST.checkpoint(600));
    one(FORGED.checkpoint(300), HONEST.export(0, 600, 600));
  }

  @Test
  void two_histories_are_told_apart_and_where_they_part_if_both_show_it() {
    refused(
        HONEST.export(0, 400, 400),
        FORGED.export(0, 700, 700),
        Flaw.TWO_HISTORIES,
        400,
        Optional.of(301));
    refused(
        HONEST.export(250, 350, 600),
        FORGED.export(200, 700, 700),
        Flaw.TWO_HISTORIES,
        600,
        Optional.of(301));
    refused(HONEST.export(320, 350, 600), FORGED.export(200, 700, 700), Flaw.TWO_HISTORIES, 600);
    refused(HONEST.checkpoint(600), FORGED.checkpoint(600), Flaw.TWO_HISTORIES, 600);
    refused(HONEST.checkpoint(400), FORGED.export(350, 500, 700), Flaw.TWO_HISTORIES, 400);
    refused(
        HONEST.export(0, 350, 600),
        FORGED.export(0, 340, 700),
        Flaw.TWO_HISTORIES,
        340,
        Optional.of(301));
  }

  @Test
  void what_does_not_reach_far_enough_is_not_called_one_history() {
    refused(HONEST.checkpoint(400), HONEST.checkpoint(600), Flaw.NOT_COMPARED, 400);
    refused(HONEST.checkpoint(400), FORGED.checkpoint(600), Flaw.NOT_COMPARED, 400);
    refused(HONEST.export(0, 300, 400), HONEST.export(0, 300, 600), Flaw.NOT_COMPARED, 400);
    refused(HONEST.export(0, 300, 400), FORGED.export(0, 300, 600), Flaw.NOT_COMPARED, 400);
    refused(HONEST.checkpoint(100), HONEST.export(200, 300, 600), Flaw.NOT_COMPARED, 100);
    refused(HONEST.checkpoint(200), HONEST.consistency(300, 600), Flaw.NOT_COMPARED, 200);
    refused(HONEST.consistency(200, 500), HONEST.consistency(200, 600), Flaw.NOT_COMPARED, 500);
  }

  @Test
  void a_proof_of_consistency_that_proves_nothing_is_no_proof_of_two_histories() {
    refused(HONEST.checkpoint(400), FORGED.consistency(400, 700), Flaw.NOT_CONSISTENT, 400);
    one(HONEST.export(0, 400, 400), HONEST.consistency(400, 600));
  }

  @Test
  void both_must_be_signed_by_the_same_log_and_be_whole() {
    String stranger = SigningKey.make(WrittenHistory.ORIGIN, KeyType.NOTE).signed("x\n").toString();
    assertThat(compared(HONEST.checkpoint(400), stranger).exitCode())
        .isEqualTo(ExitCode.NOT_SIGNED);
    Said golden =
        compared(
            HONEST.checkpoint(400),
            KeptFiles.text("checkpoint-260"),
            "--key",
            KeptFiles.key().toString());
    assertThat(golden.text()).startsWith("NOT VERIFIED [other-log]");
    String cut = HONEST.export(0, 400, 400);
    assertThat(compared(cut.substring(0, cut.length() - 9), HONEST.export(0, 600, 600)).text())
        .startsWith("NOT VERIFIED [truncated] at 400");
    assertThat(compared(cut, HONEST.checkpoint(400), file(cut)).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            compared(cut, HONEST.checkpoint(400), "--old", file(HONEST.checkpoint(400))).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void statements_and_proofs_of_events_hold_a_log_to_its_history_too() {
    String golden = KeptFiles.text("ledger.ndjson");
    for (String kept :
        List.of("teams.hamlet.statement.txt", "event-257.tlog-proof", "part.ndjson")) {
      Said said = compared(golden, KeptFiles.text(kept), "--key", KeptFiles.key().toString());
      assertThat(said.text()).as(kept).startsWith("VERIFIED: one history: log so-cai.test/golden");
    }
  }

  @Test
  void whatever_two_people_were_given_one_history_is_never_called_two_nor_two_one() {
    Seeds.forEach(
        60,
        random -> {
          int same = random.nextInt(40);
          WrittenHistory honest = WrittenHistory.of("one", same, 40 + random.nextInt(30));
          WrittenHistory forged = WrittenHistory.of("other", same, 40 + random.nextInt(30));
          int size = 1 + random.nextInt(40);
          int other = 1 + random.nextInt(40);
          int through = random.nextInt(other + 1);
          int after = random.nextInt(through + 1);
          String checkpoint = honest.checkpoint(size);
          assertThat(compared(checkpoint, honest.export(after, through, other)).text())
              .doesNotContain("[two-histories]");
          Said said = compared(checkpoint, forged.export(after, through, other));
          if (Math.min(size, other) > same) {
            assertThat(said.text()).doesNotStartWith("VERIFIED");
          } else {
            assertThat(said.text()).doesNotContain("[two-histories]");
          }
        });
  }
}
