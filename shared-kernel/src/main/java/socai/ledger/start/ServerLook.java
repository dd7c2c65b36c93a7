package socai.ledger.start;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Asks a server about itself. */
final class ServerLook {
  private static final int COMMAND_NOT_FOUND = 59;

  /** The quickest answer tells the time best. */
  private static final int QUESTIONS = 3;

  private ServerLook() {}

  /** What the server of {@code database} says, beside what {@code clock} says. */
  static ServerFacts at(MongoDatabase database, Clock clock) {
    Document answer = new Document();
    Optional<Duration> off = Optional.empty();
    Duration error = Duration.ofDays(1);
    for (int i = 0; i < QUESTIONS; i++) {
      Instant asked = clock.instant();
      answer = hello(database);
      Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
      if (answer.get("localTime") instanceof Date time && half.compareTo(error) < 0) {
        error = half;
        off = Optional.of(Duration.between(asked.plus(half), time.toInstant()));
      }
    }
    return facts(answer, off, error);
  }

  static ServerFacts facts(Document hello, Optional<Duration> clockOff, Duration clockError) {
    int members = count(hello, "hosts") + count(hello, "passives");
    return new ServerFacts(
        Optional.ofNullable(hello.getString("setName")),
        "isdbgrid".equals(hello.get("msg")),
        Math.max(1, members),
        count(hello, "arbiters"),
        clockOff,
        clockError);
  }

  private static int count(Document hello, String members) {
    return hello.getList(members, String.class, List.of()).size();
  }

  /** Servers older than the command know it by another name. */
  private static Document hello(MongoDatabase database) {
    try {
      return database.runCommand(new Document("hello", 1));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != COMMAND_NOT_FOUND) {
        throw e;
      }
      return database.runCommand(new Document("isMaster", 1));
    }
  }
}
