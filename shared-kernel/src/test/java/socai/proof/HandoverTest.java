package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import socai.proof.note.KeyType;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;

/** A change of keys as the notary reads it from its own folder. */
class HandoverTest {
  private static final String LOG = "so-cai.test/log";
  private static final SigningKey OLD = SigningKey.make(LOG, KeyType.NOTE);
  private static final SigningKey NEXT = SigningKey.make(LOG, KeyType.NOTE);
  private static final String TEXT =
      "%s/keys\n1\n%s\n%s\n".formatted(LOG, OLD.verifierKey(), NEXT.verifierKey());

  @Test
  void both_keys_have_signed_it() {
    SignedNote note = Handover.note(LOG, 1, OLD, NEXT);
    assertThat(Handover.parse(note.toString()).next()).isEqualTo(NEXT.verifierKey());
    refused(OLD.signed(TEXT));
    refused(NEXT.signed(TEXT));
    refused(SigningKey.make(LOG, KeyType.NOTE).signed(TEXT).with(NEXT.signed(TEXT).signatures()));
  }

  @Test
  void it_is_of_one_log() {
    SigningKey other = SigningKey.make("so-cai.test/other", KeyType.NOTE);
    refused(Handover.note(LOG, 1, OLD, other));
    refused(Handover.note("so-cai.test/other", 1, OLD, NEXT));
  }

  private static void refused(SignedNote note) {
    assertThatExceptionOfType(MalformedNoteException.class)
        .isThrownBy(() -> Handover.parse(note.toString()));
  }
}
