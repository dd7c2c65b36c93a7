package socai.standalone.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import socai.embedded.CheckReport;
import socai.embedded.CompactReport;
import socai.embedded.EmbeddedMongo;

/** A store that nobody else has open. */
record OwnStore(EmbeddedMongo mongo) implements ReachedStore {
  @Override
  public boolean isInUse() {
    return false;
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
    try {
      return mongo.backup(target);
    } catch (UncheckedIOException e) {
      throw new NotReachedException(
          ExitCode.NOT_WRITTEN, "store.notWritten", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    mongo.close();
  }
}
