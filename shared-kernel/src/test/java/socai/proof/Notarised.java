package socai.proof;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.proof.verify.ExportFile;
import socai.proof.verify.Exported;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;

/** A ledger with a notary, as an auditor meets them. */
public final class Notarised {
  public static final String ORIGIN = "so-cai.test/son-la";

  public final MongoDatabase database;
  public final Ledger ledger;
  final AppendedEvents recorded;
  public final KeyFolder folder;
  public final TransparencyLog log;

  public Notarised(MongoDatabase database, Path keys) {
    this(database, keys, ORIGIN);
  }

  /** The log of {@code origin} over the ledger in {@code database}. */
  public Notarised(MongoDatabase database, Path keys, String origin) {
    this.database = database;
    ledger = new MongoLedger(database);
    recorded = new AppendedEvents(ledger, "told");
    folder = new KeyFolder(keys, origin);
    log = new TransparencyLog(database);
  }

  /** Appends {@code events} and has them signed. */
  public void grow(int events) {
    recorded.events(events, 3);
    signed();
  }

  Notary notary() {
    return new Notary(ledger, database, folder, Clock.systemUTC());
  }

  Notary notary(Consumer<NotaryStep> died) {
    return new Notary(ledger, database, folder, Clock.systemUTC(), died);
  }

  /** A fresh notary has looked once. */
  public NotaryState signed() {
    Notary notary = notary();
    notary.round();
    return notary.state();
  }

  /** Changes the first line of the commit at {@code position}, with the database's own means. */
  void edit(long position) {
    var commits = database.getCollection("commits");
    Document commit = commits.find(Filters.eq("_id", position)).first();
    List<String> lines = new ArrayList<>(commit.getList("events", String.class));
    lines.set(0, lines.get(0).replace("officer", "nobody "));
    commits.updateOne(Filters.eq("_id", position), Updates.set("events", lines));
  }

  public long size() {
    return log.latest().orElseThrow().checkpoint().size();
  }

  public byte[] checkpoint() {
    return log.latest().orElseThrow().note().toString().getBytes(StandardCharsets.UTF_8);
  }

  public Trust trust() {
    return Trust.in(TrustedKey.parse(folder.key().verifierKey().toString()).orElseThrow());
  }

  byte[] export(long after, Optional<Long> through) {
    LedgerExport export = new LedgerExport(ledger, log);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      export.write(export.plan(after, through, Optional.empty()), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  Exported verified(byte[] export, Optional<byte[]> held) throws NotVerifiedException {
    try {
      return ExportFile.verify(new ByteArrayInputStream(export), trust(), held);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
