package socai.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.ledger.Readers;

/**
 * Events of types that this program does not know: a newer one beside it has recorded them. They
 * are passed over, unless the ledger says that its readers must know them. Thread-safe.
 */
@Component
public class UnknownEvents {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownEvents.class);

  private final Readers readers;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  @Autowired
  UnknownEvents(MongoDatabase database) {
    this(new Readers(database));
  }

  /**
   * @param readers says whether this program may go on
   */
  public UnknownEvents(Readers readers) {
    this.readers = readers;
  }

  /**
   * Each is met once by every projection.
   *
   * @param last the furthest that was met
   */
  private record Seen(long count, Position last) {
    Seen and(Position at) {
      return at.isAfter(last) ? new Seen(count + 1, at) : this;
    }
  }

  /**
   * Passes over the event of {@code type} at {@code at}. Of each type the ledger is asked once: it
   * says that a type must be known before it holds the first of them.
   *
   * @throws socai.problem.RefusedException if this program must not go on without knowing it
   */
  public void passOver(String type, Position at) {
    if (!seen.containsKey(type)) {
      readers.demandKnown();
    }
    if (seen.putIfAbsent(type, new Seen(1, at)) == null) {
      LOG.warn(
          "Event {} is of a type that this program does not know, and is passed over, as are all"
              + " others of it: {}",
          at,
          type);
    } else {
      seen.computeIfPresent(type, (known, before) -> before.and(at));
    }
  }

  /** How many were passed over by this process, by their types. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    seen.forEach((type, one) -> counts.put(type, one.count()));
    return counts;
  }
}
