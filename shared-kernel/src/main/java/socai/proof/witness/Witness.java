package socai.proof.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.proof.KeyFolder;
import socai.proof.note.KeyType;
import socai.proof.note.NoteSignature;
import socai.proof.note.SigningKey;
import socai.proof.verify.CheckpointNote;
import socai.proof.verify.Flaw;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.Submission;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;

/**
 * Signs the checkpoints of other logs, each only if it extends the one it signed before: C2SP's
 * tlog-witness. Its key and what it has signed are in a folder of its own. Safe for use by many
 * threads.
 */
public final class Witness implements AutoCloseable {
  private final SigningKey key;
  private final Map<String, Trust> trusted = new HashMap<>();
  private final WitnessedLogs logs;
  private final Clock clock;

  /**
   * @param folder made if it is not there, with a new key in it
   * @param name under which it signs: an address that is yours
   * @param keys the verifier keys of the logs that it signs for; several of one log are possible
   * @throws IllegalStateException if another witness has the folder
   */
  public Witness(Path folder, String name, List<TrustedKey> keys, Clock clock) {
    this.logs = new WitnessedLogs(folder.resolve("logs"));
    this.key = new KeyFolder(folder, name).key(KeyType.COSIGNATURE);
    this.clock = clock;
    Map<String, List<TrustedKey>> byName = new HashMap<>();
    keys.forEach(log -> byName.computeIfAbsent(log.name(), any -> new ArrayList<>()).add(log));
    byName.forEach((origin, its) -> trusted.put(origin, new Trust(its, List.of(), 0)));
  }

  /** The key by which its signatures are known: one line, to be given to everybody. */
  public String verifierKey() {
    return key.verifierKey().toString();
  }

  /** Answers a request to {@code add-checkpoint}. */
  public synchronized WitnessAnswer addCheckpoint(byte[] body) {
    Submission submission;
    try {
      submission = Submission.parse(body);
    } catch (NotVerifiedException e) {
      return WitnessAnswer.refused(400, e.finding().code());
    }
    Trust trust = trusted.get(submission.origin());
    if (trust == null) {
      return WitnessAnswer.refused(404, "unknown log");
    }
    try {
      CheckpointNote later = submission.checkpoint(trust);
      return submission.isAscending()
          ? judge(submission, later, trust)
          : WitnessAnswer.refused(400, "the old size is the larger one");
    } catch (NotVerifiedException e) {
      return WitnessAnswer.refused(403, e.finding().code());
    }
  }

  private WitnessAnswer judge(Submission submission, CheckpointNote later, Trust trust)
      throws NotVerifiedException {
    String name = WitnessedLogs.nameOf(later.origin());
    Optional<String> kept = logs.latest(name);
    boolean extended;
    if (kept.isPresent()) {
      CheckpointNote held = trust.checkpoint(kept.get());
      if (submission.old() != held.size()) {
        return WitnessAnswer.conflict(held.size());
      }
      extended = submission.isShownToExtend(held, later);
    } else if (submission.old() != 0) {
      return WitnessAnswer.conflict(0);
    } else {
      extended = submission.beginsWith(later);
    }
    if (!extended) {
      return WitnessAnswer.refused(422, Flaw.NOT_CONSISTENT.code());
    }
    NoteSignature signature = key.cosigned(submission.text(), clock.instant());
    logs.keep(name, submission.note() + signature.line() + "\n");
    return WitnessAnswer.signed(signature.line() + "\n");
  }

  /** The latest checkpoint that it has signed of the log whose origin has this SHA-256 in hex. */
  public Optional<byte[]> latest(String originHash) {
    return originHash.matches("[0-9a-f]{64}")
        ? logs.latest(originHash).map(note -> note.getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public void close() {
    logs.close();
  }
}
