package socai.benchmarks.server;

/** A server that was started for a measure, on data of its own; closing it removes both. */
public interface Server extends AutoCloseable {
  /** Where it answers, as its driver wants to be told. */
  String uri();

  @Override
  void close();
}
