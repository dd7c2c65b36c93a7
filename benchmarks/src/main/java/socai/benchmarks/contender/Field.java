package socai.benchmarks.contender;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.benchmarks.server.NotAtHandException;
import socai.benchmarks.server.PostgresServer;
import socai.benchmarks.server.Server;
import socai.benchmarks.workload.Households;

/** All who are measured at one size, each with the same events in it; ours is the first. */
public final class Field implements AutoCloseable {
  /** The database with the ledger. */
  public static final String OURS = "ours";

  private static final String AXON = "axon";

  private final MongoClient client;
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final Optional<Server> postgres;
  private final Ours ours;
  private final List<Contender> all;

  /**
   * Fills the stores of all.
   *
   * @param client of the server that all but PostgreSQL are measured on
   * @param noPeers why there are to be none; empty if there are
   */
  public Field(int events, MongoClient client, Optional<String> noPeers) {
    this.client = client;
    noPeers.ifPresent(why -> missing.put("peers at " + events + " events", why));
    postgres = noPeers.isPresent() ? Optional.empty() : postgres();
    ours = new Ours(client.getDatabase(OURS));
    all = new ArrayList<>(List.of(ours));
    if (noPeers.isEmpty()) {
      all.add(Peers.axonMongo(client.getDatabase(AXON)));
    }
    postgres.ifPresent(server -> all.add(Peers.axonJdbc(server.uri())));
    Households households = Households.of(events);
    all.forEach(contender -> households.inBatches().forEach(contender::fill));
  }

  /** Ours. */
  public Ours ours() {
    return ours;
  }

  /** Ours and the peers. */
  public List<Contender> all() {
    return all;
  }

  /** The peers. */
  public List<Contender> peers() {
    return all.subList(1, all.size());
  }

  /** The database with the ledger. */
  public MongoDatabase database() {
    return client.getDatabase(OURS);
  }

  /** The ledger's own documents. */
  public RawCommits commits() {
    return commits(client);
  }

  /** The ledger's own documents, seen from another process. */
  public static RawCommits commits(MongoClient client) {
    return RawCommits.of(client.getDatabase(OURS));
  }

  /**
   * Opens a store that is filled, from another process.
   *
   * @param name of the contender
   * @param postgres where PostgreSQL answers, if it is that one
   */
  public static Contender open(String name, MongoClient client, String postgres) {
    return switch (name) {
      case Peers.AXON_MONGO -> Peers.axonMongo(client.getDatabase(AXON));
      case Peers.AXON_JDBC -> Peers.axonJdbc(postgres);
      default -> new Ours(client.getDatabase(OURS));
    };
  }

  /** The same documents in another database. */
  public RawCommits copy() {
    return commits().copyTo(client.getDatabase("raw"));
  }

  /** Where PostgreSQL answers; empty if it is not measured. */
  public Optional<String> postgresUri() {
    return postgres.map(Server::uri);
  }

  /** Who is not here, and why. */
  public Map<String, String> missing() {
    return missing;
  }

  private Optional<Server> postgres() {
    try {
      return Optional.of(PostgresServer.start());
    } catch (NotAtHandException e) {
      missing.put(Peers.AXON_JDBC, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    all.forEach(Contender::close);
    postgres.ifPresent(Server::close);
  }
}
