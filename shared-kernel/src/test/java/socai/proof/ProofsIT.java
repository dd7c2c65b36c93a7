package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.FreshDatabase;
import socai.ledger.Entry;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.proof.verify.Flaw;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.ProofFile;

/** What the log gives out, judged by the auditor's half. */
@ExtendWith(FreshDatabase.class)
class ProofsIT {
  @TempDir Path folder;

  private Notarised here;

  @BeforeEach
  void sign(MongoDatabase database) {
    here = new Notarised(database, folder.resolve("keys"));
    Notary notary = here.notary();
    for (int size : new int[] {1, 5, 256, 300, 700}) {
      here.recorded.events(size - (int) here.ledger.head().value(), 9);
      notary.round();
    }
  }

  private String proof(long position, Optional<Long> size) {
    return here.log.proof(entry(position), size);
  }

  private Entry entry(long position) {
    return here.ledger.read(new Position(position - 1), 1).get(0);
  }

  @Test
  void an_event_is_proven_at_any_size_that_has_it() throws NotVerifiedException {
    for (long position : new long[] {1, 5, 6, 255, 256, 257, 299, 512, 513, 700}) {
      for (long size : new long[] {1, 5, 6, 256, 301, 700}) {
        byte[] file = bytes(proof(position, Optional.of(size)));
        var included = ProofFile.inclusion(file, Optional.empty(), here.trust());
        assertThat(included.position()).isEqualTo(position);
        assertThat(included.line()).isEqualTo(bytes(entry(position).line()));
        assertThat(included.checkpoint().size()).isGreaterThanOrEqualTo(Math.max(position, size));
      }
    }
  }

  @Test
  void a_proof_is_small_beside_its_event() {
    int event = bytes(entry(600).line()).length;
    assertThat(bytes(proof(600, Optional.empty())).length - event).isLessThan(2_048);
  }

  @Test
  void nothing_is_proven_of_what_was_not_signed() {
    here.recorded.events(1, 1);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> proof(701, Optional.empty()));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> proof(1, Optional.of(701L)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> here.log.consistency(6, Optional.of(5L)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> here.log.consistency(701, Optional.empty()));
  }

  @Test
  void each_checkpoint_is_shown_to_extend_each_earlier_one() throws NotVerifiedException {
    for (long old : new long[] {1, 5, 256, 300, 700}) {
      byte[] held = bytes(here.log.covering(old).orElseThrow().note().toString());
      for (long size : new long[] {1, 5, 256, 300, 700}) {
        if (size >= old) {
          byte[] file = bytes(here.log.consistency(old, Optional.of(size)));
          assertThat(ProofFile.consistency(file, held, here.trust()).size()).isEqualTo(size);
        } else {
          byte[] file = bytes(here.log.consistency(size, Optional.of(size)));
          assertThat(findingOf(() -> ProofFile.consistency(file, held, here.trust())))
              .isEqualTo(Flaw.OLDER_THAN_HELD);
        }
      }
    }
  }

  @Test
  void a_proof_of_the_first_of_four_does_not_hold_for_a_fifth() {
    String proof = proof(1, Optional.of(5L));
    for (long index : new long[] {1, 4, 5, 8, 9, 1_048_577}) {
      byte[] moved = bytes(proof.replace("\nindex 0\n", "\nindex " + index + "\n"));
      assertThat(findingOf(() -> ProofFile.inclusion(moved, Optional.empty(), here.trust())))
          .as("index %d", index)
          .isEqualTo(Flaw.LINE_DIFFERS);
    }
  }

  @Test
  void any_range_of_the_ledger_verifies_by_itself_and_parts_join() throws Exception {
    for (long after : new long[] {0, 1, 5, 255, 256, 257, 600, 700}) {
      for (long through : new long[] {1, 256, 300, 512, 513, 700}) {
        if (after <= through) {
          var exported = here.verified(here.export(after, Optional.of(through)), Optional.empty());
          assertThat(exported.after()).isEqualTo(after);
          assertThat(exported.through()).isEqualTo(through);
        }
      }
    }
  }

  @Test
  void an_export_begins_as_every_checkpoint_that_was_kept_says() throws Exception {
    byte[] export = here.export(0, Optional.empty());
    for (long size : new long[] {1, 5, 256, 300, 700}) {
      byte[] held = bytes(here.log.covering(size).orElseThrow().note().toString());
      assertThat(here.verified(export, Optional.of(held)).through()).isEqualTo(700);
    }
    byte[] all = bytes(here.log.latest().orElseThrow().note().toString());
    assertThat(here.verified(here.export(0, Optional.of(300L)), Optional.of(all)).through())
        .as("the beginning of what was kept, by the very checkpoint that was kept")
        .isEqualTo(300);
    assertThat(here.verified(here.export(1, Optional.empty()), Optional.of(all)).after())
        .isEqualTo(1);
    byte[] before = bytes(here.log.covering(1).orElseThrow().note().toString());
    byte[] later = here.export(700, Optional.empty());
    assertThat(findingOf(() -> here.verified(later, Optional.of(before))))
        .isEqualTo(Flaw.NOT_FROM_THE_FIRST);
  }

  @Test
  void an_export_is_lines_of_JSON_and_all_but_ours_are_the_stored_ones() {
    var lines = new String(here.export(250, Optional.of(520L)), StandardCharsets.UTF_8).lines();
    var stored = lines.filter(line -> !line.startsWith("{\"socai.")).toList();
    assertThat(stored)
        .isEqualTo(here.ledger.read(new Position(250), 270).stream().map(Entry::line).toList());
  }

  interface Verifying {
    Object run() throws NotVerifiedException, IOException;
  }

  static Flaw findingOf(Verifying verifying) {
    try {
      verifying.run();
    } catch (NotVerifiedException e) {
      return e.finding();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was verified");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
