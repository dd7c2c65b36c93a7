package socai.standalone.crash.check;

/** What a ledger must never show. */
public enum Flaw {
  /** An acknowledged command is not in the ledger. */
  LOST,
  /** A command is in the ledger more than once. */
  DOUBLED,
  /** A command stands elsewhere than its writer was told. */
  MISPLACED,
  /** A position is missing, or held by two events. */
  POSITIONS_DO_NOT_JOIN,
  /** A number in a stream is missing, or given twice. */
  NUMBERS_DO_NOT_JOIN,
  /** What is stored is no attempt that was made, or one that was refused. */
  NEVER_SENT,
  /** A document says one thing and the lines in it another. */
  AT_ODDS_WITH_ITSELF,
  /** A command was told as known before it had been sent. */
  KNOWN_TOO_EARLY,
  /** A writer was told that it had appended what another one had, under the same command. */
  MISTAKEN,
  /** A commit stands before one that was acknowledged before it was begun. */
  OUT_OF_TIME,
  /** A reader was shown other events, or in another order, than stand there now. */
  SHOWN_OTHERWISE,
  /** A writer or a reader found the ledger broken, or failed as nobody foresaw. */
  FOUND_BROKEN,
  /** The verifier refuses what the log gives out, or it does not extend what it gave out before. */
  NOT_AS_SIGNED,
  /** A command was taken that had to be refused. */
  TAKEN_ALL_THE_SAME,
  /** Something was refused, or answered, otherwise than is promised. */
  ANSWERED_OTHERWISE,
  /** Something is wrong, and neither the start nor health says so. */
  KEPT_SILENT,
  /** What should be bounded grows. */
  GROWS,
  /** Read models are far behind the ledger. */
  LAGS,
  /** Something did not come to an end within its time. */
  NO_END
}
