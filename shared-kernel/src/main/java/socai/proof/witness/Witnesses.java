package socai.proof.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.proof.SignedCheckpoint;
import socai.proof.TransparencyLog;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.NoteSignature;
import socai.proof.note.SignedNote;

/**
 * Has the witnesses of a policy sign this log's checkpoints, and knows which of them count as
 * witnessed. One thread calls {@link #round}; the rest may be asked by any.
 */
public final class Witnesses {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_SIGNATURES = 16;

  /** Of an answer: a few signatures, or a number. */
  private static final int MOST_BYTES = 64 << 10;

  private static final String SIGNED = "signed";
  private static final String AHEAD = "ahead";
  private static final String FINDS_A_FORK = "finds-a-fork";

  /** Those of {@link #troubles} that a witness has who knows another history of this log. */
  public static final Set<String> OBJECTIONS = Set.of(FINDS_A_FORK, AHEAD);

  private final TransparencyLog log;
  private final WitnessPolicy policy;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** How far each witness is known to have signed. */
  private final Map<String, Long> seen = new HashMap<>();

  /** What came of the last question to each; read by many threads. */
  private final Map<String, String> noted = new ConcurrentHashMap<>();

  private final Clock clock;
  private volatile Instant enough;

  /** Asks the witnesses of {@code policy} about {@code log}. */
  public Witnesses(TransparencyLog log, WitnessPolicy policy, Clock clock) {
    this.log = log;
    this.policy = policy;
    this.clock = clock;
    this.enough = clock.instant();
  }

  /**
   * For how long no checkpoint that was the latest has had as many signatures as the policy asks
   * for; counted from the beginning if none ever had.
   */
  public Duration tooFewFor() {
    return Duration.between(enough, clock.instant());
  }

  /**
   * The witnesses that did not sign when they were asked last, by the names that the policy gives
   * them, each with a code: silent, refuses, malformed, ahead, or finds-a-fork.
   */
  public Map<String, String> troubles() {
    Map<String, String> troubles = new TreeMap<>(noted);
    troubles.values().removeIf(SIGNED::equals);
    return troubles;
  }

  /** Who is asked, and whose word is enough. */
  public WitnessPolicy policy() {
    return policy;
  }

  /** How many there are. */
  public int count() {
    return policy.witnesses().size();
  }

  /** Whether {@code signed} is signed by as many of them as the policy asks for. */
  public boolean isWitnessed(SignedCheckpoint signed) {
    return policy.isMetBy(signedBy(signed));
  }

  /** The names of those that have signed it. */
  public Set<String> signedBy(SignedCheckpoint signed) {
    Set<String> names = new HashSet<>();
    for (WitnessPolicy.Named witness : policy.witnesses()) {
      if (signed.note().isSignedBy(witness.key())) {
        names.add(witness.name());
      }
    }
    return names;
  }

  /**
   * Asks those that have not signed the latest checkpoint. A witness that is silent or refuses is
   * told of in the log, once, and asked again at the next round.
   */
  public void round() {
    Optional<SignedCheckpoint> latest = log.latest();
    if (latest.isEmpty()) {
      enough = clock.instant();
      return;
    }
    Set<String> done = signedBy(latest.get());
    for (WitnessPolicy.Named witness : policy.witnesses()) {
      String how = done.contains(witness.name()) ? SIGNED : ask(witness, latest.get());
      if (how.equals(SIGNED)) {
        done.add(witness.name());
      }
      note(witness, how);
    }
    if (policy.isMetBy(done)) {
      enough = clock.instant();
    }
  }

  private void note(WitnessPolicy.Named witness, String how) {
    if (!how.equals(noted.put(witness.name(), how)) && !how.equals(SIGNED)) {
      LOG.warn("log.witness-{}: {}", how, witness.name());
    }
  }

  private String ask(WitnessPolicy.Named witness, SignedCheckpoint latest) {
    try {
      String how = ask(witness, latest, seen.getOrDefault(witness.name(), 0L));
      return how.equals("behind")
          ? ask(witness, latest, seen.getOrDefault(witness.name(), 0L))
          : how;
    } catch (IOException e) {
      return "silent";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "silent";
    }
  }

  private String ask(WitnessPolicy.Named witness, SignedCheckpoint latest, long old)
      throws IOException, InterruptedException {
    long size = latest.checkpoint().size();
    if (old > size) {
      return AHEAD; // it has signed more of this log than there is now
    }
    String body = log.consistency(old, Optional.of(size));
    HttpResponse<byte[]> answer =
        answered(
            HttpRequest.newBuilder(witness.address().resolve("add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    return switch (answer.statusCode()) {
      case 200 -> signed(witness, latest, said) ? SIGNED : "malformed";
      case 409 -> behind(witness, said) ? "behind" : "malformed";
      case 422 -> FINDS_A_FORK;
      default -> "refuses";
    };
  }

  /** The whole answer, in time: the client's own bound ends where the body begins. */
  private HttpResponse<byte[]> answered(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no whole answer in time", e);
    } finally {
      answer.cancel(true);
    }
  }

  private boolean behind(WitnessPolicy.Named witness, String size) {
    if (!size.matches("[0-9]{1,18}\n")) {
      return false;
    }
    seen.put(witness.name(), Long.parseLong(size.strip()));
    return true;
  }

  private boolean signed(WitnessPolicy.Named witness, SignedCheckpoint latest, String lines) {
    try {
      List<NoteSignature> ours = new ArrayList<>();
      lines.lines().limit(MOST_SIGNATURES).forEach(line -> ours.add(new NoteSignature(line)));
      ours.removeIf(
          signature ->
              !new SignedNote(latest.note().text(), List.of(signature)).isSignedBy(witness.key()));
      if (!ours.isEmpty()) {
        log.cosigned(latest, ours);
        seen.put(witness.name(), latest.checkpoint().size());
      }
      return !ours.isEmpty();
    } catch (MalformedNoteException e) {
      return false;
    }
  }
}
