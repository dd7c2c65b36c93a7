package socai.standalone.crash.server;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/** A server that is somebody else's: it is written to, and never hurt. */
public final class GivenServer implements Server {
  private static final int PORT = 27017;

  /** Nobody knows how far away it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ConnectionString address;
  private final MongoClient client;

  /**
   * A client of the server, or replica set, at {@code uri}.
   *
   * @throws IllegalArgumentException if it is no {@code mongodb://} address, names a database or
   *     options, or wants TLS
   */
  public GivenServer(String uri) {
    address = new ConnectionString(uri);
    if (address.isSrvProtocol()
        || address.getDatabase() != null
        || address.getCredential() != null
        || uri.contains("?")) {
      throw new IllegalArgumentException(
          "an address is wanted as mongodb://host:port,… without login, database and options");
    }
    client = MongoClients.create(address);
  }

  @Override
  public String uri() {
    return "mongodb://" + String.join(",", address.getHosts());
  }

  @Override
  public InetSocketAddress writable() {
    List<String> hosts = address.getHosts();
    Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
    String host = hosts.size() == 1 ? hosts.get(0) : hello.get("primary", hosts.get(0));
    String[] words = host.split(":", 2);
    return new InetSocketAddress(words[0], words.length == 1 ? PORT : Integer.parseInt(words[1]));
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public boolean bears(Hurt hurt) {
    return false;
  }

  @Override
  public void hurt(Hurt hurt) {
    throw new UnsupportedOperationException("it is somebody else's");
  }

  @Override
  public void heal(Hurt hurt) {
    throw new UnsupportedOperationException("it is somebody else's");
  }

  @Override
  public void close() {
    client.close();
  }
}
