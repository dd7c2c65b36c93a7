package socai.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the auditor believes: the log's keys, and how many of which witnesses must have signed too.
 *
 * @param logs at least one
 * @param witnesses those whose signatures count
 * @param atLeast how many of them must have signed
 */
public record Trust(List<TrustedKey> logs, List<TrustedKey> witnesses, int atLeast) {
  private static final Pattern HANDOVER =
      Pattern.compile("([^\n]+)/keys\n[1-9][0-9]{0,8}\n([^\n]+)\n([^\n]+)\n");

  public Trust {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
  }

  /** Only the log's {@code key}. */
  public static Trust in(TrustedKey key) {
    return new Trust(List.of(key), List.of(), 0);
  }

  /**
   * The same, and the key to which a trusted one handed over in {@code note}.
   *
   * @throws NotVerifiedException if it is no such note, hands over to a key of another log, or is
   *     not signed by a trusted key and the new one
   */
  public Trust afterHandover(String note) throws NotVerifiedException {
    Note parsed = Note.parse(note);
    Matcher parts = HANDOVER.matcher(parsed.text());
    if (!parts.matches()) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    Optional<TrustedKey> next = TrustedKey.parse(parts.group(3));
    if (next.isEmpty() || next.get().isWitness() || !next.get().name().equals(parts.group(1))) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    for (TrustedKey log : logs) {
      if (log.toString().equals(parts.group(2))
          && log.name().equals(parts.group(1))
          && parsed.isSignedBy(log)
          && parsed.isSignedBy(next.get())) {
        List<TrustedKey> more = new ArrayList<>(logs);
        more.add(next.get());
        return new Trust(more, witnesses, atLeast);
      }
    }
    throw new NotVerifiedException(Flaw.NOT_SIGNED);
  }

  /** The checkpoint in {@code note}, if it is signed as this trust demands. */
  public CheckpointNote checkpoint(String note) throws NotVerifiedException {
    Note parsed = Note.parse(note);
    int seen = signatures(parsed, parsed.text().lines().findFirst().orElse(""));
    return CheckpointNote.parse(parsed.text(), seen);
  }

  /** Whether {@code key} is one of the log's trusted keys, and signed {@code note}. */
  boolean holds(String key, String note) throws NotVerifiedException {
    Note parsed = Note.parse(note);
    for (TrustedKey log : logs) {
      if (log.toString().equals(key) && parsed.isSignedBy(log)) {
        return true;
      }
    }
    return false;
  }

  /** The statement in {@code note}, if the log of which it speaks signed it. */
  public StatementNote statement(String note) throws NotVerifiedException {
    Note parsed = Note.parse(note);
    StatementNote statement = StatementNote.parse(parsed.text());
    signatures(parsed, statement.checkpoint().origin());
    return statement;
  }

  /** How many witnesses signed what the log called {@code origin} must have signed. */
  private int signatures(Note parsed, String origin) throws NotVerifiedException {
    boolean signed = false;
    for (TrustedKey log : logs) {
      signed |= parsed.isSignedBy(log) && log.name().equals(origin);
    }
    if (!signed) {
      throw new NotVerifiedException(Flaw.NOT_SIGNED);
    }
    int seen = 0;
    for (TrustedKey witness : witnesses) {
      seen += parsed.isSignedBy(witness) ? 1 : 0;
    }
    if (seen < atLeast) {
      throw new NotVerifiedException(Flaw.TOO_FEW_WITNESSES, seen);
    }
    return seen;
  }
}
