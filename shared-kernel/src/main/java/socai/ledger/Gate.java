package socai.ledger;

/**
 * Whether anything may be added to the ledger at this time. Whoever takes commands asks before each
 * of them. Safe for use by many threads.
 */
@FunctionalInterface
public interface Gate {
  /**
   * Returns if it may.
   *
   * @throws socai.problem.RefusedException (503) if it may not, and says why
   */
  void demandOpen();
}
