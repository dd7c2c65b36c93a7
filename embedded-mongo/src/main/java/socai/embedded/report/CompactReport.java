package socai.embedded.report;

/**
 * What compacting gave back.
 *
 * @param bytesBefore what the files took
 * @param bytesAfter what they take now
 */
public record CompactReport(long bytesBefore, long bytesAfter) {}
