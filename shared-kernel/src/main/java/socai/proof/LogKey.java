package socai.proof;

import java.util.Optional;
import socai.proof.note.VerifierKey;

/**
 * A verifier key of the log.
 *
 * @param handover the note by which the key before it handed over; empty for the first
 */
public record LogKey(VerifierKey key, Optional<String> handover) {}
