package socai.standalone.crash.server;

import com.mongodb.ConnectionString;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A server that speaks MongoDB's protocol and is hurt on purpose. */
public interface Server extends AutoCloseable {
  /** What can be done to a server. */
  enum Hurt {
    /** Killed as by {@code kill -9}, and started again on the same data. */
    KILL,
    /** Stopped where it is for a while, and let go on. */
    PAUSE,
    /** Told to hand its part over to another member of its replica set. */
    STEP_DOWN
  }

  /** A {@code mongodb://} address without a database; good while the server is. */
  String uri();

  /** The same without a login, to be shown. */
  default String shownUri() {
    return "mongodb://" + String.join(",", new ConnectionString(uri()).getHosts());
  }

  /** Where one connection that is to write leads just now. */
  InetSocketAddress writable();

  /**
   * How long a writer waits for an answer before it loses patience: longer than the server takes
   * when nothing is wrong with it. Who waits less only gathers connections that nobody needs.
   */
  default Duration patience() {
    return Duration.ofMillis(300);
  }

  /** Whether it can be made to suffer {@code hurt}. */
  boolean bears(Hurt hurt);

  /** Whether it runs, as far as can be told; one that is being hurt may be down. */
  boolean isAlive();

  /** Does the first half of {@code hurt}. */
  void hurt(Hurt hurt);

  /** Does the second half of {@code hurt}; returns when the server can be written to again. */
  void heal(Hurt hurt);

  /** Ends it. */
  @Override
  void close();
}
