package socai.benchmarks.contender;

import java.util.List;
import socai.benchmarks.workload.Act;
import socai.event.StreamId;

/** An event store as it is measured. Used by many threads at once. */
public interface Contender extends AutoCloseable {
  /** What it is called in the results. */
  String name();

  /** Appends what one command added, durable when it returns, as in production. */
  void append(Act act);

  /** Appends many at once, as quickly as the store allows; not measured. */
  void fill(List<Act> acts);

  /** Reads a stream, each event's payload included, and returns how many events it has. */
  int readStream(StreamId stream);

  /**
   * Reads everything from the beginning and returns how many events there are.
   *
   * @param payloads whether each event's payload is wanted, too
   */
  long readAll(boolean payloads);

  @Override
  void close();
}
