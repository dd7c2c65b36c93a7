package socai.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What a witness signs of a checkpoint: that it is the largest it has seen, and when. */
final class Cosignature {
  private static final int TIME_BYTES = Long.BYTES;

  private Cosignature() {}

  static NoteSignature of(SigningKey key, String text, Instant seen) {
    long time = seen.getEpochSecond();
    byte[] signature = key.sign(message(time, text));
    return NoteSignature.of(
        key.verifierKey(),
        ByteBuffer.allocate(TIME_BYTES + signature.length).putLong(time).put(signature).array());
  }

  static boolean verifies(VerifierKey key, String text, NoteSignature signature) {
    byte[] timed = signature.signature();
    if (timed.length != TIME_BYTES + VerifierKey.SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(timed).getLong();
    return time > 0
        && key.verifies(message(time, text), Arrays.copyOfRange(timed, TIME_BYTES, timed.length));
  }

  private static byte[] message(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }
}
