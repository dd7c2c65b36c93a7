package socai.proof.verify;

/** What can be wrong with what is verified. The code is stable, and so is the exit code. */
public enum Flaw {
  /** A line is not the one that was signed. */
  LINE_DIFFERS("line-differs", ExitCode.DIFFERS),
  /** The lines, or the hashes beside them, are not those that were signed. */
  ROOT_DIFFERS("root-differs", ExitCode.DIFFERS),
  /** The later checkpoint does not extend the earlier one. */
  NOT_CONSISTENT("not-consistent", ExitCode.DIFFERS),
  /** The log shows less than the checkpoint that the auditor holds. */
  OLDER_THAN_HELD("older-than-held", ExitCode.DIFFERS),
  /** The ledger begins otherwise than the checkpoint that the auditor holds says. */
  NOT_THE_HELD_ONE("not-the-held-one", ExitCode.DIFFERS),
  /** It is of another log. */
  OTHER_LOG("other-log", ExitCode.DIFFERS),
  /** Two histories were signed, and what is given has some of each. */
  TWO_HISTORIES("two-histories", ExitCode.DIFFERS),
  /** What is shown begins behind the end of what a held checkpoint covers. */
  NOT_FROM_THE_FIRST("not-from-the-first", ExitCode.USAGE),
  /** What is shown does not reach to where it could be seen whether it is one history. */
  NOT_COMPARED("not-compared", ExitCode.USAGE),
  /** It goes on where it should end. */
  TOO_LONG("too-long", ExitCode.MALFORMED),
  /** It ends before it should. */
  TRUNCATED("truncated", ExitCode.MALFORMED),
  /** A line is longer than any event. */
  LINE_TOO_LONG("line-too-long", ExitCode.MALFORMED),
  /** A line is what was signed, and not all readers of JSON read the same in it. */
  AMBIGUOUS("ambiguous", ExitCode.MALFORMED),
  /** Parts of an export do not follow one another. */
  PARTS_DO_NOT_JOIN("parts-do-not-join", ExitCode.MALFORMED),
  /** It is not spelled as its format says. */
  MALFORMED("malformed", ExitCode.MALFORMED),
  /** None of the trusted keys has signed it. */
  NOT_SIGNED("not-signed", ExitCode.NOT_SIGNED),
  /** The key that an export brings along is not the one that signed it. */
  OTHER_KEY("other-key", ExitCode.NOT_SIGNED),
  /** A signature claims to be by a trusted key and is not. */
  FORGED("forged", ExitCode.NOT_SIGNED),
  /** Fewer witnesses have signed it than are asked for. */
  TOO_FEW_WITNESSES("too-few-witnesses", ExitCode.TOO_FEW_WITNESSES);

  private final String code;
  private final int exitCode;

  Flaw(String code, int exitCode) {
    this.code = code;
    this.exitCode = exitCode;
  }

  /** Its stable name. */
  public String code() {
    return code;
  }

  int exitCode() {
    return exitCode;
  }
}
