package socai.embedded.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on its way in. Used by one thread at a time. */
final class Guest {
  private static final int NONCE_BYTES = 24;

  /** Without channel binding, which goes with TLS; for nobody else than who asks. */
  private static final Pattern FIRST =
      Pattern.compile("[ny],,(?<bare>n=(?<name>[^,]+),r=(?<nonce>[!-+\\--~]+)(,.*)?)");

  private static final Pattern LAST =
      Pattern.compile("(?<bare>c=(biws|eSws),r=(?<nonce>[^,]+)),p=(?<proof>[A-Za-z0-9+/=]+)");

  private enum State {
    OUTSIDE,
    CHALLENGED,
    LAST_WORD_DUE,
    IN
  }

  private final Scram scram;
  private final boolean skipsLastWord;
  private State state = State.OUTSIDE;
  private String begun = "";
  private String nonce = "";

  Guest(Scram scram, boolean skipsLastWord) {
    this.scram = scram;
    this.skipsLastWord = skipsLastWord;
  }

  /** Whether it has shown that it knows the secret, and has nothing more to say of it. */
  boolean isIn() {
    return state == State.IN;
  }

  /** Hears what it says; empty if that does not lead in, after which nothing does. */
  Optional<byte[]> answer(byte[] said) {
    String text = new String(said, StandardCharsets.UTF_8);
    Optional<String> answer =
        switch (state) {
          case OUTSIDE -> challenged(text);
          case CHALLENGED -> shown(text);
          case LAST_WORD_DUE -> lastWord(text);
          case IN -> Optional.empty();
        };
    if (answer.isEmpty()) {
      state = State.OUTSIDE;
      begun = "";
    }
    return answer.map(words -> words.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> challenged(String text) {
    Matcher first = FIRST.matcher(text);
    if (!first.matches() || !first.group("name").equals(Login.NAME)) {
      return Optional.empty();
    }
    byte[] own = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(own);
    nonce = first.group("nonce") + base64(own);
    String challenge = "r=" + nonce + ",s=" + base64(scram.salt()) + ",i=" + scram.iterations();
    begun = first.group("bare") + "," + challenge;
    state = State.CHALLENGED;
    return Optional.of(challenge);
  }

  private Optional<String> shown(String text) {
    Matcher last = LAST.matcher(text);
    if (!last.matches() || !last.group("nonce").equals(nonce)) {
      return Optional.empty();
    }
    String conversation = begun + "," + last.group("bare");
    if (!scram.isShownBy(decoded(last.group("proof")), conversation)) {
      return Optional.empty();
    }
    state = skipsLastWord ? State.IN : State.LAST_WORD_DUE;
    return Optional.of("v=" + base64(scram.signature(conversation)));
  }

  private Optional<String> lastWord(String text) {
    state = State.IN;
    return text.isEmpty() ? Optional.of("") : Optional.empty();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
