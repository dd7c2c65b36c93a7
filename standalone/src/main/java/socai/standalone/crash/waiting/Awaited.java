package socai.standalone.crash.waiting;

/** What a run can be waiting for; whoever shows it has words for each. */
public enum Awaited {
  /** The writers' processes have opened the ledger. */
  WRITERS_TO_START,
  /** As many commands are acknowledged as the cycle's fault comes after. */
  COMMANDS_ACKNOWLEDGED,
  /** Whoever writes has an answer for each command. */
  WRITERS_TO_END,
  /** The readers were shown all that the ledger has. */
  READERS,
  /** A server or the program can be asked, or says why it does not start. */
  PROGRAM_TO_START,
  /** A process that is to end has ended. */
  PROGRAM_TO_END,
  /** Nobody who was told to pause is in the middle of a request. */
  CALLERS_TO_REST,
  /** All that is in the ledger is signed. */
  SIGNATURE,
  /** Changes are refused, as they should be. */
  REFUSAL,
  /** Changes are taken again. */
  ROOM_AGAIN,
  /** The read models are as far as the ledger. */
  READ_MODELS
}
