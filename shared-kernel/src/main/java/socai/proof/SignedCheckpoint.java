package socai.proof;

import java.time.Instant;
import socai.proof.note.Checkpoint;
import socai.proof.note.SignedNote;

/**
 * A checkpoint as it was published.
 *
 * @param note with the log's signature and those of its witnesses
 * @param at when it was signed
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, Instant at) {}
