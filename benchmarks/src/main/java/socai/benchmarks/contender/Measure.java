package socai.benchmarks.contender;

import socai.benchmarks.server.EmbeddedServer;

/** What is measured on stores that are filled already, size by size. */
public interface Measure {
  /** Whether the peers are wanted, too; to fill them takes its time. */
  boolean besidePeers();

  /**
   * Measures at one size and says each figure.
   *
   * @param events how many events each store holds, or a few more
   * @param server that all but PostgreSQL are on
   * @param field the stores; what is added to them must be taken away or do no harm
   */
  void at(int events, EmbeddedServer server, Field field);

  /** Says the last line, about the last size. */
  void sumUp();
}
