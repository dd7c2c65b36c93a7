package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.proof.verify.KeptFiles.bytes;
import static socai.proof.verify.KeptFiles.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import socai.fixture.GoldenLedger;
import socai.proof.note.KeyType;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SigningKey;
import socai.proof.witness.WitnessPolicy;

/**
 * Whatever the verifier is given, it neither breaks nor takes its time, and accepts nothing but
 * what the log gave out. In the usual build the seeds are tried; the README of this module tells
 * how others are looked for. Where a signature stands before a parser, the parser is also given its
 * input without one, since nobody finds a signature by trying.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class VerifierFuzzTest {
  private static final String LONG = "10m";
  private static final Trust TRUST = Trust.in(KeptFiles.key());
  private static final SigningKey KEY = KeptFiles.signingKey();
  private static final String CHECKPOINT = text("checkpoint-260");
  private static final String PROOF = text("event-257.tlog-proof");
  private static final String CONSISTENCY = text("consistency-250-260");
  private static final String STATEMENT = text("teams.hamlet.statement.txt");
  private static final String PART = text("part.ndjson");
  private static final String HANDOVER = handover();

  private static String handover() {
    SigningKey next = SigningKey.make(GoldenLedger.ORIGIN, KeyType.NOTE);
    String text =
        "%s/keys\n1\n%s\n%s\n"
            .formatted(GoldenLedger.ORIGIN, KEY.verifierKey(), next.verifierKey());
    return KEY.signed(text).with(next.signed(text).signatures()).toString();
  }

  /** The text of a note, and whatever comes before the note of a file. */
  private static String textOf(String note) {
    return note.substring(0, note.indexOf("\n\n") + 1);
  }

  private static String asText(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  /** What comes out of a note in any case: without control characters, and ending with a line. */
  private static String asTextOfNote(byte[] input) {
    return asText(input).replaceAll("[\\x00-\\x09\\x0b-\\x1f]", " ") + "\n";
  }

  static Stream<byte[]> proofs() {
    return Stream.of(bytes(PROOF), bytes(PROOF.replaceFirst("extra .*\n", "")));
  }

  @MethodSource("proofs")
  @FuzzTest(maxDuration = LONG)
  void a_proof(byte[] file) {
    try {
      ProofFile.inclusion(file, Optional.empty(), TRUST);
      assertThat(file).isEqualTo(bytes(PROOF));
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  static Stream<byte[]> headsOfProofs() {
    return Stream.of(bytes(textOf(PROOF)));
  }

  @MethodSource("headsOfProofs")
  @FuzzTest(maxDuration = LONG)
  void a_proof_under_a_signed_checkpoint(byte[] head) {
    a_proof(bytes(asText(head) + "\n" + CHECKPOINT));
  }

  static Stream<byte[]> consistencies() {
    return Stream.of(bytes(CONSISTENCY), KeptFiles.consistencyOfItself());
  }

  @MethodSource("consistencies")
  @FuzzTest(maxDuration = LONG)
  void a_proof_of_consistency(byte[] file) {
    try {
      ProofFile.consistency(file, bytes(text("checkpoint-250")), TRUST);
      assertThat(file).isEqualTo(bytes(CONSISTENCY));
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  static Stream<byte[]> headsOfConsistencies() {
    return Stream.of(bytes(textOf(CONSISTENCY)));
  }

  @MethodSource("headsOfConsistencies")
  @FuzzTest(maxDuration = LONG)
  void a_proof_of_consistency_under_a_signed_checkpoint(byte[] head) {
    a_proof_of_consistency(bytes(asText(head) + "\n" + CHECKPOINT));
  }

  static Stream<byte[]> notes() {
    return Stream.of(
        bytes(CHECKPOINT), bytes(STATEMENT), bytes(HANDOVER), bytes(text("checkpoint-250")));
  }

  @MethodSource("notes")
  @FuzzTest(maxDuration = LONG)
  void a_note(byte[] file) {
    try {
      CheckpointNote read = TRUST.checkpoint(ProofFile.text(file));
      assertThat(asText(file)).isEqualTo(text("checkpoint-" + read.size()));
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
    try {
      TRUST.afterHandover(ProofFile.text(file));
      assertThat(asText(file)).isEqualTo(HANDOVER);
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  static Stream<byte[]> checkpoints() {
    return Stream.of(bytes(textOf(CHECKPOINT).stripTrailing()), bytes("a\n0"));
  }

  @MethodSource("checkpoints")
  @FuzzTest(maxDuration = LONG)
  void the_text_of_a_checkpoint(byte[] lines) {
    String text = asTextOfNote(lines);
    try {
      CheckpointNote read = CheckpointNote.parse(text, 0);
      assertThat(text).startsWith(read.origin() + "\n" + read.size() + "\n" + read.root() + "\n");
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  static Stream<byte[]> statements() {
    return Stream.of(
        bytes(textOf(STATEMENT).stripTrailing()),
        bytes(textOf(STATEMENT).replace("value ", "value -").stripTrailing()));
  }

  @MethodSource("statements")
  @FuzzTest(maxDuration = LONG)
  void the_text_of_a_statement(byte[] lines) {
    String text = asTextOfNote(lines);
    try {
      StatementNote read = StatementNote.parse(text);
      assertThat(text).as("its one spelling").isEqualTo(spelled(read));
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  private static String spelled(StatementNote read) {
    return """
        so-cai/statement/1
        figure %s
        as-of %s
        value %d
        position %d
        vi %s
        en %s
        made %s
        ledger
        %s
        %d
        %s
        """
        .formatted(
            read.figure(),
            read.asOf(),
            read.value(),
            read.position(),
            read.vi(),
            read.en(),
            read.made(),
            read.checkpoint().origin(),
            read.checkpoint().size(),
            read.checkpoint().root());
  }

  static Stream<byte[]> exports() {
    return Stream.of(bytes(PART));
  }

  @MethodSource("exports")
  @FuzzTest(maxDuration = LONG)
  void an_export(byte[] file) throws IOException {
    try {
      ExportFile.verify(new ByteArrayInputStream(file), TRUST, Optional.empty());
      assertThat(file).isEqualTo(bytes(PART));
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  static Stream<byte[]> linesOfExports() {
    return Stream.of(bytes(PART.substring(PART.indexOf('\n') + 1)));
  }

  @MethodSource("linesOfExports")
  @FuzzTest(maxDuration = LONG)
  void the_lines_of_an_export(byte[] lines) throws IOException {
    an_export(bytes(PART.substring(0, PART.indexOf('\n') + 1) + asText(lines)));
  }

  static Stream<byte[]> ranges() {
    int range = PART.indexOf("\"after\"");
    return Stream.of(bytes(PART.substring(range, PART.indexOf(",\"key\""))));
  }

  @MethodSource("ranges")
  @FuzzTest(maxDuration = LONG)
  void the_first_line_of_an_export(byte[] range) throws IOException {
    String whole = PART.substring(PART.indexOf("\"after\""), PART.indexOf(",\"key\""));
    an_export(bytes(PART.replace(whole, asText(range))));
  }

  static Stream<byte[]> keys() {
    String witness = SigningKey.make("w.test/w", KeyType.COSIGNATURE).verifierKey().toString();
    return Stream.of(bytes(KEY.verifierKey().toString()), bytes(witness));
  }

  @MethodSource("keys")
  @FuzzTest(maxDuration = LONG)
  void a_verifier_key(byte[] line) {
    String text = asText(line);
    TrustedKey.parse(text).ifPresent(key -> assertThat(key).hasToString(text));
  }

  static Stream<byte[]> policies() {
    String one = SigningKey.make("a.test/w", KeyType.COSIGNATURE).verifierKey().toString();
    String two = SigningKey.make("b.test/w", KeyType.COSIGNATURE).verifierKey().toString();
    return Stream.of(
        bytes(
            """
            # who is asked
            log %s
            witness a %s https://a.test/
            witness b %s https://b.test
            group both all a b
            group one 1 a both
            quorum one
            """
                .formatted(KEY.verifierKey(), one, two)),
        bytes("quorum none\n"));
  }

  @MethodSource("policies")
  @FuzzTest(maxDuration = LONG)
  void a_policy_of_witnesses(byte[] file) {
    try {
      WitnessPolicy.parse(asText(file));
    } catch (MalformedNoteException refused) {
      assertThat(refused).hasMessageContaining("policy");
    }
  }

  @MethodSource("consistencies")
  @FuzzTest(maxDuration = LONG)
  void what_is_submitted_to_a_witness(byte[] body) {
    try {
      Submission read = Submission.parse(body);
      assertThat(read.origin()).isNotEmpty();
      assertThat(read.isAscending()).isIn(true, false);
      if (read.text().equals(textOf(CHECKPOINT))) {
        read.checkpoint(TRUST);
        assertThat(read.note()).isEqualTo(CHECKPOINT);
      }
    } catch (NotVerifiedException refused) {
      assertPlaced(refused);
    }
  }

  private static void assertPlaced(NotVerifiedException refused) {
    assertThat(refused.place()).isGreaterThanOrEqualTo(NotVerifiedException.NOWHERE);
  }
}
