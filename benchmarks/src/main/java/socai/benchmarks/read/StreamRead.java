package socai.benchmarks.read;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.RawCommits;
import socai.benchmarks.workload.Households;
import socai.event.StreamId;

/**
 * One household's stream, any of them, from a store that is filled already: 7 commits, 13 events,
 * each with its payload.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StreamRead {
  /** Who reads. */
  @Param("set by whoever runs it")
  public String contender = "";

  /** How many events the store holds. */
  @Param("0")
  public int events;

  /** Where the server is that all but PostgreSQL are on. */
  @Param("")
  public String mongo = "";

  /** Where PostgreSQL is. */
  @Param("")
  public String postgres = "";

  private final SplittableRandom random = new SplittableRandom(7);
  private Reader reader = new Reader(stream -> 0, () -> {});

  /** Opens the store. */
  @Setup
  public void open() {
    MongoClient client = MongoClients.create(mongo);
    if (contender.equals(StreamBenchmark.CURSOR)) {
      RawCommits commits = Field.commits(client);
      reader = new Reader(commits::scan, client::close);
    } else {
      Contender opened = Field.open(contender, client, postgres);
      reader =
          new Reader(
              opened::readStream,
              () -> {
                opened.close();
                client.close();
              });
    }
  }

  /** Reads one. */
  @Benchmark
  public int read() {
    Households households = Households.of(events);
    int found = reader.read().of(households.stream(random.nextInt(households.count())));
    if (found == 0) {
      throw new IllegalStateException("nothing was found, so nothing is measured");
    }
    return found;
  }

  /** Closes the store. */
  @TearDown
  public void close() {
    reader.end().run();
  }

  private interface Read {
    int of(StreamId stream);
  }

  private record Reader(Read read, Runnable end) {}
}
