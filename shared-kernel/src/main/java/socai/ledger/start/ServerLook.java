package socai.ledger.start;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Asks a server about itself. */
final class ServerLook {
  private static final int COMMAND_NOT_FOUND = 59;

  /** The quickest answer tells the time best. */
  private static final int QUESTIONS = 3;

  private ServerLook() {}

  /** What the server of {@code database} says, beside what {@code clock} says. */
  static ServerFacts at(MongoDatabase database, Clock clock) {
    BsonDocument answer = new BsonDocument();
    Optional<Duration> off = Optional.empty();
    Duration error = Duration.ofDays(1);
    for (int i = 0; i < QUESTIONS; i++) {
      Instant asked = clock.instant();
      answer = hello(database);
      Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
      if (answer.isDateTime("localTime") && half.compareTo(error) < 0) {
        Instant time = Instant.ofEpochMilli(answer.getDateTime("localTime").getValue());
        error = half;
        off = Optional.of(Duration.between(asked.plus(half), time));
      }
    }
    return facts(answer, off, error);
  }

  static ServerFacts facts(BsonDocument hello, Optional<Duration> clockOff, Duration clockError) {
    int members = count(hello, "hosts") + count(hello, "passives");
    return new ServerFacts(
        text(hello.get("setName")),
        text(hello.get("msg")).filter("isdbgrid"::equals).isPresent(),
        Math.max(1, members),
        count(hello, "arbiters"),
        clockOff,
        clockError);
  }

  /** What {@code concern} says; nothing if it is null. */
  static WantedWrites wanted(@Nullable WriteConcern concern) {
    if (concern == null) {
      return new WantedWrites(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Object w = concern.getWObject();
    return new WantedWrites(
        w instanceof Integer members ? Optional.of(members) : Optional.empty(),
        w instanceof String named ? Optional.of(named) : Optional.empty(),
        Optional.ofNullable(concern.getJournal()));
  }

  private static Optional<String> text(@Nullable BsonValue value) {
    return value instanceof BsonString text ? Optional.of(text.getValue()) : Optional.empty();
  }

  private static int count(BsonDocument hello, String members) {
    return hello.getArray(members, new BsonArray()).size();
  }

  /** Servers older than the command know it by another name. */
  private static BsonDocument hello(MongoDatabase database) {
    try {
      return database.runCommand(new Document("hello", 1), BsonDocument.class);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != COMMAND_NOT_FOUND) {
        throw e;
      }
      return database.runCommand(new Document("isMaster", 1), BsonDocument.class);
    }
  }
}
