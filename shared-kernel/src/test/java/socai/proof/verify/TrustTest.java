package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.proof.note.Checkpoint;
import socai.proof.note.KeyType;
import socai.proof.note.NoteSignature;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.tree.Hash;

/** Whose word counts, and how nobody else's comes to. */
class TrustTest {
  private static final String LOG = "so-cai.test/log";
  private static final SigningKey OLD = SigningKey.make(LOG, KeyType.NOTE);
  private static final SigningKey NEXT = SigningKey.make(LOG, KeyType.NOTE);
  private static final SigningKey FORGER = SigningKey.make(LOG, KeyType.NOTE);
  private static final SigningKey WITNESS = SigningKey.make("w.test/w", KeyType.COSIGNATURE);
  private static final String CHECKPOINT = new Checkpoint(LOG, 7, Hash.OF_NOTHING).text();
  private static final Trust TRUST = Trust.in(key(OLD));

  @TempDir Path folder;

  private static TrustedKey key(SigningKey key) {
    return TrustedKey.parse(key.verifierKey().toString()).orElseThrow();
  }

  private static String text(String origin, SigningKey old, SigningKey next) {
    return "%s/keys\n1\n%s\n%s\n".formatted(origin, old.verifierKey(), next.verifierKey());
  }

  private static String signed(String text, SigningKey... signers) {
    SignedNote note = signers[0].signed(text);
    for (SigningKey signer : signers) {
      note = note.with(signer.signed(text).signatures());
    }
    return note.toString();
  }

  private static Flaw refused(Trust trust, String handover) {
    NotVerifiedException wrong =
        catchThrowableOfType(NotVerifiedException.class, () -> trust.afterHandover(handover));
    assertThat(wrong).as("it was believed").isNotNull();
    return wrong.finding();
  }

  @Test
  void a_key_is_handed_over_by_the_old_and_the_new_one_together() throws Exception {
    String text = text(LOG, OLD, NEXT);
    Trust after = TRUST.afterHandover(signed(text, OLD, NEXT));
    assertThat(after.checkpoint(signed(CHECKPOINT, NEXT)).size()).isEqualTo(7);
    assertThat(after.checkpoint(signed(CHECKPOINT, OLD)).size()).as("as before").isEqualTo(7);
    assertThat(refused(TRUST, signed(text, OLD))).isEqualTo(Flaw.NOT_SIGNED);
    assertThat(refused(TRUST, signed(text, NEXT))).isEqualTo(Flaw.NOT_SIGNED);
    assertThat(refused(TRUST, signed(text, FORGER))).isEqualTo(Flaw.NOT_SIGNED);
    assertThat(refused(TRUST, signed(text, FORGER, NEXT))).isEqualTo(Flaw.NOT_SIGNED);
    assertThat(refused(TRUST, signed(text, OLD, FORGER))).isEqualTo(Flaw.NOT_SIGNED);
  }

  @Test
  void whoever_signs_with_their_own_key_that_it_is_the_next_one_is_believed_by_nobody() {
    String text = text(LOG, OLD, FORGER);
    assertThat(refused(TRUST, signed(text, FORGER))).isEqualTo(Flaw.NOT_SIGNED);
    String signature = signed("something else\n", OLD).lines().toList().get(2);
    assertThat(refused(TRUST, signed(text, FORGER) + signature + "\n")).isEqualTo(Flaw.FORGED);
    assertThat(refused(TRUST, signed(text(LOG, FORGER, NEXT), FORGER, NEXT)))
        .as("of a key that is trusted by nobody")
        .isEqualTo(Flaw.NOT_SIGNED);
  }

  @Test
  void handovers_are_followed_in_their_order_only() throws Exception {
    SigningKey third = SigningKey.make(LOG, KeyType.NOTE);
    String first = signed(text(LOG, OLD, NEXT), OLD, NEXT);
    String second = signed(text(LOG, NEXT, third), NEXT, third);
    assertThat(refused(TRUST, second)).isEqualTo(Flaw.NOT_SIGNED);
    Trust after = TRUST.afterHandover(first).afterHandover(second);
    assertThat(after.checkpoint(signed(CHECKPOINT, third)).size()).isEqualTo(7);
    assertThat(refused(Trust.in(key(third)), first)).as("backwards").isEqualTo(Flaw.NOT_SIGNED);
  }

  @Test
  void a_log_hands_over_nothing_but_its_own_name_and_to_no_witness() {
    SigningKey named = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    Trust both = new Trust(List.of(key(OLD), key(named)), List.of(), 0);
    SigningKey taken = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    assertThat(refused(both, signed(text(LOG, OLD, taken), OLD, taken))).isEqualTo(Flaw.MALFORMED);
    assertThat(refused(both, signed(text("so-cai.test/other", OLD, taken), OLD, taken)))
        .isEqualTo(Flaw.NOT_SIGNED);
    String toWitness = "%s/keys\n1\n%s\n%s\n".formatted(LOG, OLD.verifierKey(), witnessOfLog());
    assertThat(refused(TRUST, signed(toWitness, OLD))).isEqualTo(Flaw.MALFORMED);
  }

  private static String witnessOfLog() {
    return SigningKey.make(LOG, KeyType.COSIGNATURE).verifierKey().toString();
  }

  @Test
  void a_cosignature_without_a_time_or_of_before_all_times_is_forged() throws Exception {
    Trust demanding = new Trust(List.of(key(OLD)), List.of(key(WITNESS)), 1);
    assertThat(demanding.checkpoint(cosigned(Instant.ofEpochSecond(1))).witnessed()).isEqualTo(1);
    for (long second : new long[] {0, -1, Long.MIN_VALUE / 1_000_000_000}) {
      NotVerifiedException wrong =
          catchThrowableOfType(
              NotVerifiedException.class,
              () -> demanding.checkpoint(cosigned(Instant.ofEpochSecond(second))));
      assertThat(wrong.finding()).as("time %d", second).isEqualTo(Flaw.FORGED);
    }
  }

  private static String cosigned(Instant time) {
    NoteSignature signature = WITNESS.cosigned(CHECKPOINT, time);
    return OLD.signed(CHECKPOINT).with(List.of(signature)).toString();
  }

  @Test
  void a_key_signs_for_its_own_log_only() {
    SigningKey other = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    Trust both = new Trust(List.of(key(OLD), key(other)), List.of(), 0);
    NotVerifiedException wrong =
        catchThrowableOfType(
            NotVerifiedException.class, () -> both.checkpoint(signed(CHECKPOINT, other)));
    assertThat(wrong.finding()).isEqualTo(Flaw.NOT_SIGNED);
  }

  @Test
  void one_log_does_not_extend_another_though_both_are_trusted_and_their_roots_are_the_same() {
    SigningKey other = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    Trust both = new Trust(List.of(key(OLD), key(other)), List.of(), 0);
    String later = new Checkpoint("so-cai.test/other", 7, Hash.OF_NOTHING).text();
    byte[] proof = KeptFiles.bytes("old 7\n\n" + signed(later, other));
    NotVerifiedException wrong =
        catchThrowableOfType(
            NotVerifiedException.class,
            () -> ProofFile.consistency(proof, KeptFiles.bytes(signed(CHECKPOINT, OLD)), both));
    assertThat(wrong.finding()).isEqualTo(Flaw.OTHER_LOG);
  }

  @Test
  void a_witness_is_no_log_and_a_log_no_witness() throws IOException {
    String note = Files.writeString(folder.resolve("note"), signed(CHECKPOINT, OLD)).toString();
    String log = OLD.verifierKey().toString();
    String witness = WITNESS.verifierKey().toString();
    assertThat(run("witnesses", note, "--key", log)).isZero();
    assertThat(run("witnesses", note, "--key", witness)).isEqualTo(ExitCode.USAGE);
    assertThat(run("witnesses", note, "--key", log, "--key", witness)).isEqualTo(ExitCode.USAGE);
    assertThat(run("witnesses", note, "--key", log, "--witness", log)).isEqualTo(ExitCode.USAGE);
    assertThat(run("witnesses", note, "--key", log, "--witness", witness))
        .isEqualTo(ExitCode.TOO_FEW_WITNESSES);
    String cosigned =
        Files.writeString(folder.resolve("cosigned"), cosigned(Instant.ofEpochSecond(9)))
            .toString();
    assertThat(run("witnesses", cosigned, "--key", log, "--witness", witness)).isZero();
    assertThat(
            run(
                "witnesses",
                cosigned,
                "--key=" + log,
                "--witness=" + witness,
                "--witness=" + witness,
                "--at-least=2"))
        .as("the same twice is one")
        .isEqualTo(ExitCode.USAGE);
  }

  private static int run(String... arguments) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--lang=en";
    return Verify.run(all, nowhere);
  }
}
