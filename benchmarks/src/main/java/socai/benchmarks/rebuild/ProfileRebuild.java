package socai.benchmarks.rebuild;

/** A way to draw the households' profiles anew from the whole ledger. */
interface ProfileRebuild {
  /** What it is called in the results. */
  String name();

  /**
   * Draws them, from none to the last event.
   *
   * @param uri of the database with the ledger, where the profiles go
   * @param head the position of the last event
   * @return how many seconds it took, without what starts only once
   */
  double run(String uri, long head);
}
