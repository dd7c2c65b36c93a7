package socai.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/** The client's half of SCRAM-SHA-256, written from RFC 5802. */
final class ScramClient {
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";

  private final char[] password;
  private final boolean skipsLastWord;

  ScramClient(char[] password) {
    this(password, true);
  }

  /**
   * @param skipsLastWord whether it asks to be in as soon as it has shown what it knows
   */
  ScramClient(char[] password, boolean skipsLastWord) {
    this.password = password.clone();
    this.skipsLastWord = skipsLastWord;
  }

  /** Shows what it knows; the answer to the last thing that it says. */
  Document comeIn(RawConnection raw) throws IOException {
    String bare = "n=socai,r=" + NONCE;
    Document challenged =
        raw.ask(
            said("saslStart", "n,," + bare)
                .append("mechanism", "SCRAM-SHA-256")
                .append("options", new Document("skipEmptyExchange", skipsLastWord)));
    if (!(challenged.get("payload") instanceof Binary payload)) {
      return challenged;
    }
    String challenge = new String(payload.getData(), StandardCharsets.UTF_8);
    return raw.ask(said("saslContinue", proven(bare, challenge)).append("conversationId", 1));
  }

  /** Says its last word, which is none. */
  Document endConversation(RawConnection raw) throws IOException {
    return raw.ask(said("saslContinue", "").append("conversationId", 1));
  }

  private static Document said(String command, String text) {
    return new Document(command, 1)
        .append("payload", new Binary(text.getBytes(StandardCharsets.UTF_8)))
        .append("$db", "admin");
  }

  private String proven(String bare, String challenge) {
    Map<String, String> said = new HashMap<>();
    for (String part : challenge.split(",")) {
      said.put(part.substring(0, 1), part.substring(2));
    }
    String last = "c=biws,r=" + said.get("r");
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      password,
                      Base64.getDecoder().decode(said.get("s")),
                      Integer.parseInt(said.get("i")),
                      256))
              .getEncoded();
      byte[] key = mac(salted, "Client Key");
      byte[] signature =
          mac(
              MessageDigest.getInstance("SHA-256").digest(key),
              bare + "," + challenge + "," + last);
      for (int i = 0; i < key.length; i++) {
        key[i] ^= signature[i];
      }
      return last + ",p=" + Base64.getEncoder().encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
