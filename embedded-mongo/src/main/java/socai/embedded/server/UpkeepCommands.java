package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import socai.embedded.backup.BackupsFolder;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.upkeep.Upkeep;

/**
 * Commands of our own, by which another process asks the one that has the store: {@code
 * storeCheck}, {@code storeCompact}, and {@code storeBackup} with a name in the folder of backups.
 */
final class UpkeepCommands {
  private static final int BAD_VALUE = 2;

  private final Upkeep upkeep;
  private final BackupsFolder backups;

  UpkeepCommands(Upkeep upkeep, BackupsFolder backups) {
    this.upkeep = upkeep;
    this.backups = backups;
  }

  Document check() {
    CheckReport report = upkeep.check();
    return new Document("collections", report.collections())
        .append("documents", report.documents())
        .append("entries", report.entries())
        .append("findings", report.findings())
        .append("first", report.first().stream().map(UpkeepCommands::describe).toList())
        .append("ok", 1.0);
  }

  private static Document describe(CheckFinding finding) {
    return new Document("kind", finding.kind().name())
        .append("collection", finding.collection())
        .append("index", finding.index())
        .append("key", finding.key());
  }

  Document compact() {
    CompactReport report = upkeep.compact();
    return new Document("bytesBefore", report.bytesBefore())
        .append("bytesAfter", report.bytesAfter())
        .append("ok", 1.0);
  }

  Document backup(String name) {
    try {
      Path place = backups.place(name);
      return new Document("bytes", upkeep.backup(place))
          .append("folder", place.toString())
          .append("ok", 1.0);
    } catch (UncheckedIOException | IOException e) {
      throw new MongoServerError(BAD_VALUE, "BadValue", String.valueOf(e.getMessage()), e);
    }
  }
}
