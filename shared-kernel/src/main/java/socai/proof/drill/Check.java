package socai.proof.drill;

/** What the auditor looks at. Without any one of these, an attack would pass. */
public enum Check {
  /** The log's checkpoint is signed with the key that the auditor was given. */
  SIGNATURE,
  /** The log shows no less than the checkpoint that the auditor holds. */
  GROWTH,
  /** What it shows extends the checkpoint that the auditor holds. */
  CONSISTENCY,
  /** Each line of an export is the one that was signed. */
  LINES,
  /** The export has as many lines as were signed. */
  COMPLETENESS,
  /** The views are those that the exported lines make. */
  READ_MODELS
}
