package socai.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import socai.embedded.backup.MovedBackup;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.report.StoreInUseException;

/** A store that another process has open: that one is asked to do it, by MongoDB's protocol. */
final class OthersStore implements ReachedStore {
  /** A check or a copy of a large store takes long; a process that stands still takes longer. */
  private static final String WAITS =
      "/?serverSelectionTimeoutMS=5000&connectTimeoutMS=5000&socketTimeoutMS=3600000";

  private final String address;
  private final MongoClient client;

  OthersStore(String address) {
    this.address = address;
    this.client = MongoClients.create(address + WAITS);
  }

  @Override
  public boolean isInUse() {
    return true;
  }

  @Override
  public String uri() {
    return address;
  }

  @Override
  public CheckReport check() {
    Document answer = ask(new Document("storeCheck", 1));
    List<CheckFinding> first =
        answer.getList("first", Document.class).stream()
            .map(
                each ->
                    new CheckFinding(
                        CheckFinding.Kind.valueOf(each.getString("kind")),
                        each.getString("collection"),
                        each.getString("index"),
                        each.getString("key")))
            .toList();
    return new CheckReport(
        answer.getLong("collections"),
        answer.getLong("documents"),
        answer.getLong("entries"),
        answer.getLong("findings"),
        first);
  }

  @Override
  public CompactReport compact() {
    Document answer = ask(new Document("storeCompact", 1));
    return new CompactReport(answer.getLong("bytesBefore"), answer.getLong("bytesAfter"));
  }

  /**
   * It is made where the process that has the store makes backups, and brought to its target by
   * this one: with the rights of whoever wants it there.
   */
  @Override
  public long backup(Path target) {
    MovedBackup moved = MovedBackup.to(target.toAbsolutePath().normalize());
    Document answer = ask(new Document("storeBackup", "for-" + UUID.randomUUID()));
    moved.from(Path.of(answer.getString("folder")));
    return answer.getLong("bytes");
  }

  /** Without the secret, to be shown. */
  private String host() {
    return String.join(",", new ConnectionString(address).getHosts());
  }

  private Document ask(Document command) {
    try {
      return client.getDatabase("admin").runCommand(command);
    } catch (MongoCommandException e) {
      throw new UncheckedIOException(new IOException(e.getErrorMessage(), e));
    } catch (MongoException e) {
      throw new StoreInUseException(
          "The process that has the store does not answer at " + host() + ": " + e.getMessage(),
          host(),
          address);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
