package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import socai.embedded.EmbeddedMongo;
import socai.embedded.store.Machine;
import socai.embedded.wire.ErrorReply;

/** Whatever fails in the store, nothing of what was sent to it is in the process's log. */
class StoreSaysNothingPersonalIT {
  private static final String NAME = "Quàng Thị Thử Nghiệm";

  @TempDir Path folder;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Level before = root.getLevel();
  private volatile boolean full;

  private final class Disk implements Machine {
    @Override
    public long bytesLeft() {
      return full ? 0 : Long.MAX_VALUE;
    }

    @Override
    public long descriptorsLeft() {
      return Long.MAX_VALUE;
    }
  }

  @BeforeEach
  void listen() {
    before = root.getLevel();
    // A command run earlier in this process leaves Spring's filter behind, which denies every line.
    root.getLoggerContext().resetTurboFilterList();
    root.setLevel(Level.INFO);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void leave() {
    root.detachAppender(log);
    root.setLevel(before);
  }

  @Test
  void whatever_fails() {
    try (EmbeddedMongo store = EmbeddedMongo.openOn(folder.resolve("store"), new Disk());
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> heads = client.getDatabase("socai").getCollection("heads");
      heads.insertOne(person(1));
      for (Runnable failing :
          List.<Runnable>of(
              () -> heads.insertOne(person(1)),
              () -> heads.find(Filters.expr(new Document("$nothing", NAME))).first(),
              () -> heads.find(new Document("name", new Document("$odd", NAME))).first(),
              () -> heads.updateOne(Filters.eq("_id", 1), Updates.inc("name", 1)),
              () -> heads.updateOne(Filters.eq("_id", 1), new Document("$set", NAME)),
              () -> heads.insertOne(person(2).append("deep", deep())))) {
        assertThatThrownBy(failing::run).isInstanceOf(MongoException.class);
      }
      full = true;
      while (store.trouble().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> heads.insertOne(person(3))).isInstanceOf(MongoException.class);
    }
    assertThat(ErrorReply.of(new IllegalStateException(NAME)).toString()).doesNotContain(NAME);

    assertThat(log.list)
        .extracting(StoreSaysNothingPersonalIT::written)
        .anyMatch(line -> line.contains("until there is room"))
        .anyMatch(line -> line.contains("A command failed"))
        .noneMatch(line -> line.contains("Thử Nghiệm"));
  }

  private static Document person(int id) {
    return new Document("_id", id).append("name", NAME);
  }

  private static Document deep() {
    Document deep = new Document("name", NAME);
    for (int i = 0; i < 200; i++) {
      deep = new Document("of", deep);
    }
    return deep;
  }

  private static String written(ILoggingEvent event) {
    return event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }
}
