package socai.query;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A database on which the process dies in the middle of a bulk write: some of its documents are
 * written, no matter which, and nothing after them.
 */
public final class Crashing {
  /** The process is gone. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Random random;
  private int writesLeft = Integer.MAX_VALUE;
  private int tokensLeft = Integer.MAX_VALUE;
  private boolean dead;

  /** Chance has it from {@code random} what is written before the end. */
  public Crashing(Random random) {
    this.random = random;
  }

  /** Lives through {@code writes} more bulk writes and dies in the next; then it lives on. */
  public void dieAfter(int writes) {
    writesLeft = writes;
  }

  /** Lives on, as the next process. */
  public void live() {
    writesLeft = Integer.MAX_VALUE;
    tokensLeft = Integer.MAX_VALUE;
    dead = false;
  }

  /**
   * Lives until {@code tokens} more positions were stored and dies when it stores the next, with
   * all that is to be written before it written; then it stays dead.
   */
  public void dieAtToken(int tokens) {
    tokensLeft = tokens;
  }

  /** {@code database}, which is gone when the process dies. */
  public MongoDatabase on(MongoDatabase database) {
    return proxy(MongoDatabase.class, database);
  }

  private <T> T proxy(Class<T> type, T real) {
    InvocationHandler handler = (proxy, method, arguments) -> call(real, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    if (dead) {
      throw new Crash();
    }
    if (storesPosition(method, arguments) && tokensLeft-- == 0) {
      dead = true;
      throw new Crash();
    }
    if (method.getName().equals("bulkWrite") && writesLeft-- == 0) {
      List<Object> writes = new ArrayList<>((List<?>) arguments[0]);
      boolean ordered = ((BulkWriteOptions) arguments[1]).isOrdered();
      if (!ordered) {
        Collections.shuffle(writes, random);
      }
      List<Object> written = writes.subList(0, random.nextInt(writes.size() + 1));
      try {
        if (!written.isEmpty()) {
          invoke(real, method, new Object[] {written, arguments[1]});
        }
      } catch (MongoBulkWriteException unheard) {
        // it is gone before it is told what was there already
      }
      throw new Crash();
    }
    Object result = invoke(real, method, arguments);
    if (result instanceof MongoDatabase database) {
      return proxy(MongoDatabase.class, database);
    }
    if (result instanceof MongoCollection<?> collection) {
      return proxy(MongoCollection.class, collection);
    }
    return result;
  }

  private static boolean storesPosition(Method method, Object @Nullable [] arguments) {
    return method.getName().equals("updateOne")
        && arguments != null
        && arguments[1] instanceof Bson update
        && update.toBsonDocument().toJson().contains("\"position\"");
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
