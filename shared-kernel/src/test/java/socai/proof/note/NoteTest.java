package socai.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.proof.tree.Hash;

class NoteTest {
  /** The example that the specification of signed notes prints. */
  private static final String PUBLISHED_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String PUBLISHED_NOTE =
      "This is an example message.\n\n"
          + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYj"
          + "OBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  private static final SigningKey LOG = SigningKey.make("so-cai.test/son-la", KeyType.NOTE);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("so-cai.test/son-la", 3, Hash.ofLeaf(new byte[] {1}));

  @Test
  void the_published_example_verifies() {
    VerifierKey key = VerifierKey.parse(PUBLISHED_KEY);
    SignedNote note = SignedNote.parse(PUBLISHED_NOTE);
    assertThat(note.isSignedBy(key)).isTrue();
    assertThat(note).hasToString(PUBLISHED_NOTE);
    assertThat(key).hasToString(PUBLISHED_KEY);
  }

  @Test
  void a_note_that_was_changed_is_refused_and_one_by_somebody_else_is_not_ours() {
    VerifierKey key = VerifierKey.parse(PUBLISHED_KEY);
    SignedNote changed = SignedNote.parse(PUBLISHED_NOTE.replace("example message", "other text"));
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> changed.isSignedBy(key));
    assertThat(LOG.signed("x\n").isSignedBy(key)).isFalse();
  }

  @Test
  void a_checkpoint_is_three_lines_and_comes_back_from_its_note() {
    SignedNote note = LOG.signed(CHECKPOINT.text());
    assertThat(note.text()).isEqualTo("so-cai.test/son-la\n3\n" + CHECKPOINT.root() + "\n");
    SignedNote read = SignedNote.parse(note.toString());
    assertThat(read.isSignedBy(LOG.verifierKey())).isTrue();
    assertThat(Checkpoint.parse(read.text())).isEqualTo(CHECKPOINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n3\n",
        "a\n03\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "a\n-3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "a\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=\n",
        "a\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoA==\n",
        "\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "a\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\nb\n"
      })
  void what_is_no_checkpoint_is_refused(String text) {
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> Checkpoint.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a\n", "a\n\n", "a\n\nb\n", "a\n\n\u2014 b\n", "a\n\n\u2014 b AAAA\n"})
  void what_is_no_note_is_refused(String note) {
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> SignedNote.parse(note));
  }

  @Test
  void a_cosignature_says_when_and_holds_for_that_text_only() {
    SigningKey witness = SigningKey.make("witness.test/w1", KeyType.COSIGNATURE);
    NoteSignature seen = witness.cosigned(CHECKPOINT.text(), Instant.ofEpochSecond(1_700_000_000));
    SignedNote both = LOG.signed(CHECKPOINT.text()).with(List.of(seen));
    assertThat(SignedNote.parse(both.toString()).isSignedBy(witness.verifierKey())).isTrue();
    SignedNote other = LOG.signed("so-cai.test/son-la\n4\nx\n").with(List.of(seen));
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> other.isSignedBy(witness.verifierKey()));
  }

  @Test
  void a_key_comes_back_from_its_secret_and_shows_only_its_public_half() {
    SigningKey read = SigningKey.parse(LOG.secret());
    assertThat(read.signed("x\n").isSignedBy(LOG.verifierKey())).isTrue();
    assertThat(read.toString()).isEqualTo(LOG.verifierKey().toString());
    assertThat(LOG.secret()).doesNotStartWith(read.toString());
    byte[] secret = LOG.secret().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < secret.length; i++) {
      byte[] changed = secret.clone();
      changed[i] ^= 1;
      assertThatExceptionOfType(MalformedNoteException.class)
          .as("byte %d", i)
          .isThrownBy(() -> SigningKey.parse(new String(changed, StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\nb"})
  void a_name_that_no_signature_can_carry_is_refused(String name) {
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> SigningKey.make(name, KeyType.NOTE));
  }
}
