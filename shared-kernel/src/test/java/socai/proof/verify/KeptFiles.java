package socai.proof.verify;

import java.nio.charset.StandardCharsets;
import socai.fixture.GoldenLedger;
import socai.proof.note.SigningKey;

/** What goes with the files of the golden ledger's log. */
final class KeptFiles {
  private KeptFiles() {}

  /** Both halves of the log's key. */
  static SigningKey signingKey() {
    return SigningKey.parse(text("notary.key"));
  }

  /** The half that an auditor has. */
  static TrustedKey key() {
    return TrustedKey.parse(signingKey().verifierKey().toString()).orElseThrow();
  }

  static String text(String file) {
    return new String(GoldenLedger.file(file), StandardCharsets.UTF_8);
  }

  /** That the latest checkpoint extends itself. */
  static byte[] consistencyOfItself() {
    return bytes("old " + GoldenLedger.SIZE + "\n\n" + text("checkpoint-260"));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
