package socai.proof;

import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * A database behind a server that a majority may have deposed without its knowledge: as long as it
 * is, it shows what was true at an earlier time, and no majority confirms what is written.
 */
final class DeposedPrimary {
  private static final Set<String> WRITES =
      Set.of("insertOne", "insertMany", "updateOne", "bulkWrite", "deleteOne", "replaceOne");

  private final MongoDatabase followed;
  private final MongoDatabase earlier;
  private boolean deposed;

  /**
   * @param followed what the majority has
   * @param earlier what was true at a time
   */
  DeposedPrimary(MongoDatabase followed, MongoDatabase earlier) {
    this.followed = followed;
    this.earlier = earlier;
  }

  /** Keeps what is true now, to be shown once it is deposed. */
  void keep() {
    for (String name : followed.listCollectionNames()) {
      for (Document one : followed.getCollection(name).find()) {
        earlier.getCollection(name).insertOne(one);
      }
    }
  }

  void depose() {
    deposed = true;
  }

  void heal() {
    deposed = false;
  }

  /** What a client sees. */
  MongoDatabase database() {
    return proxy(
        MongoDatabase.class,
        (self, method, arguments) -> {
          if (method.getName().equals("getCollection") && arguments.length == 1) {
            String name = (String) arguments[0];
            return collection(followed.getCollection(name), earlier.getCollection(name));
          }
          return invoke(followed, method, arguments);
        });
  }

  @SuppressWarnings("unchecked")
  private MongoCollection<Document> collection(
      MongoCollection<Document> now, MongoCollection<Document> then) {
    return proxy(
        MongoCollection.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("with")) {
            return collection(
                (MongoCollection<Document>) invoke(now, method, arguments),
                (MongoCollection<Document>) invoke(then, method, arguments));
          }
          if (deposed && WRITES.contains(method.getName())) {
            throw new MongoWriteConcernException(
                new WriteConcernError(64, "WriteConcernFailed", "no majority", new BsonDocument()),
                WriteConcernResult.unacknowledged(),
                new ServerAddress(),
                Set.of());
          }
          return invoke(deposed ? then : now, method, arguments);
        });
  }

  private static Object invoke(Object of, java.lang.reflect.Method method, Object... arguments)
      throws Throwable {
    try {
      return method.invoke(of, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
