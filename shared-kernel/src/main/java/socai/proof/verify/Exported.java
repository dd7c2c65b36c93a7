package socai.proof.verify;

/**
 * What an export was found to hold.
 *
 * @param after the position before its first line
 * @param through the position of its last line
 * @param checkpoint by which it is verified
 */
public record Exported(long after, long through, CheckpointNote checkpoint) {}
