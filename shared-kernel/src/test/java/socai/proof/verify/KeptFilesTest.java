package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.fixture.GoldenLedger;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/** Files that a log gave out once and somebody kept, in the hands of today's verifier. */
class KeptFilesTest {
  private static final Trust TRUST = Trust.in(KeptFiles.key());

  /** Each kind of file, and what judges it. */
  private enum Kept {
    LEDGER("ledger.ndjson") {
      @Override
      long verified(byte[] file) throws NotVerifiedException, IOException {
        byte[] held = GoldenLedger.file("checkpoint-250");
        return ExportFile.verify(new ByteArrayInputStream(file), TRUST, Optional.of(held))
            .through();
      }
    },
    PART("part.ndjson") {
      @Override
      long verified(byte[] file) throws NotVerifiedException, IOException {
        return ExportFile.verify(new ByteArrayInputStream(file), TRUST, Optional.empty()).through();
      }
    },
    PROOF("event-257.tlog-proof") {
      @Override
      long verified(byte[] file) throws NotVerifiedException {
        return ProofFile.inclusion(file, Optional.empty(), TRUST).position();
      }
    },
    CONSISTENCY("consistency-250-260") {
      @Override
      long verified(byte[] file) throws NotVerifiedException {
        return ProofFile.consistency(file, GoldenLedger.file("checkpoint-250"), TRUST).size();
      }
    },
    CHECKPOINT("checkpoint-260") {
      @Override
      long verified(byte[] file) throws NotVerifiedException {
        return TRUST.checkpoint(ProofFile.text(file)).size();
      }
    },
    STATEMENT("teams.hamlet.statement.txt") {
      @Override
      long verified(byte[] file) throws NotVerifiedException {
        return TRUST.statement(ProofFile.text(file)).value();
      }
    };

    private final String name;

    Kept(String name) {
      this.name = name;
    }

    byte[] file() {
      return GoldenLedger.file(name);
    }

    /** The number that the file is about. */
    abstract long verified(byte[] file) throws NotVerifiedException, IOException;

    long number() {
      return switch (this) {
        case LEDGER, CONSISTENCY, CHECKPOINT -> GoldenLedger.SIZE;
        case PART -> 258;
        case PROOF -> 257;
        case STATEMENT -> 127;
      };
    }

    void demandRejected(byte[] changed, String how) throws IOException {
      try {
        verified(changed);
      } catch (NotVerifiedException expected) {
        return;
      }
      throw new AssertionError(name + " verified: " + how);
    }
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void what_was_kept_is_verified_as_it_was_then(Kept kept) throws Exception {
    assertThat(kept.verified(kept.file())).isEqualTo(kept.number());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LEDGER", "PART", "PROOF"})
  void every_single_bit_of_a_small_one_counts(Kept kept) throws IOException {
    byte[] file = kept.file();
    for (int bit = 0; bit < 8 * file.length; bit++) {
      file[bit / 8] ^= (byte) (1 << bit % 8);
      kept.demandRejected(file, "bit " + bit);
      file[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void no_random_change_is_verified(Kept kept) throws IOException {
    long seed = Long.getLong("socai.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] file = kept.file();
    for (int i = 0; i < (500); i++) {
      byte[] changed = Mutation.of(file, random);
      if (!Arrays.equals(changed, file)) {
        kept.demandRejected(changed, "seed " + seed + " mutation " + i);
      }
    }
  }

  @Test
  void the_key_that_an_export_brings_along_is_the_one_that_signed_it() {
    String part = KeptFiles.text("part.ndjson");
    String other = SigningKey.make(GoldenLedger.ORIGIN, KeyType.NOTE).verifierKey().toString();
    byte[] changed = KeptFiles.bytes(part.replace(KeptFiles.key().toString(), other));
    assertThatExceptionOfType(NotVerifiedException.class)
        .isThrownBy(() -> Kept.PART.verified(changed))
        .satisfies(wrong -> assertThat(wrong.finding()).isEqualTo(Flaw.OTHER_KEY));
  }

  @Test
  void no_kind_of_file_passes_for_another() throws IOException {
    for (Kept judge : Kept.values()) {
      for (Kept other : Kept.values()) {
        boolean alike = judge == other || (judge == Kept.PART && other == Kept.LEDGER);
        if (!alike) {
          judge.demandRejected(other.file(), other.name);
        }
      }
    }
  }

  @Test
  void a_statement_is_as_good_as_the_checkpoint_in_it() throws Exception {
    byte[] statement = Kept.STATEMENT.file();
    assertThat(
            ExportFile.verify(
                    new ByteArrayInputStream(Kept.LEDGER.file()), TRUST, Optional.of(statement))
                .through())
        .isEqualTo(GoldenLedger.SIZE);
    assertThat(ProofFile.consistency(KeptFiles.consistencyOfItself(), statement, TRUST).size())
        .isEqualTo(GoldenLedger.SIZE);
  }
}
