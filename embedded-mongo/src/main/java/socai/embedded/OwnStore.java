package socai.embedded;

import java.nio.file.Path;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;

/** A store that nobody else has open. */
record OwnStore(EmbeddedMongo mongo) implements ReachedStore {
  @Override
  public boolean isInUse() {
    return false;
  }

  @Override
  public String uri() {
    return mongo.uri();
  }

  @Override
  public CheckReport check() {
    return mongo.check();
  }

  @Override
  public CompactReport compact() {
    return mongo.compact();
  }

  @Override
  public long backup(Path target) {
    return mongo.backup(target);
  }

  @Override
  public void close() {
    mongo.close();
  }
}
