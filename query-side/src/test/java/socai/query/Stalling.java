package socai.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A database on which the process stands still before one of its writes: whatever others do
 * meanwhile is done, and then the write goes on as if nothing had been.
 */
public final class Stalling {
  private static final Set<String> WRITES = Set.of("bulkWrite", "updateOne", "findOneAndUpdate");

  private int writesLeft = Integer.MAX_VALUE;
  private Runnable meanwhile = () -> {};
  private boolean stalled;

  /** Stands still before the write after {@code writes} more, while {@code meanwhile} is done. */
  public void standStillAfter(int writes, Runnable meanwhile) {
    this.writesLeft = writes;
    this.meanwhile = meanwhile;
    this.stalled = false;
  }

  /** Whether it came to stand still since it was told when to. */
  public boolean hasStalled() {
    return stalled;
  }

  /** {@code database}, as the process sees it. */
  public MongoDatabase on(MongoDatabase database) {
    return proxy(MongoDatabase.class, database);
  }

  private <T> T proxy(Class<T> type, T real) {
    InvocationHandler handler = (proxy, method, arguments) -> call(real, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    if (WRITES.contains(method.getName()) && writesLeft-- == 0) {
      stalled = true;
      meanwhile.run();
    }
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
    if (result instanceof MongoDatabase database) {
      return proxy(MongoDatabase.class, database);
    }
    if (result instanceof MongoCollection<?> collection) {
      return proxy(MongoCollection.class, collection);
    }
    return result;
  }
}
