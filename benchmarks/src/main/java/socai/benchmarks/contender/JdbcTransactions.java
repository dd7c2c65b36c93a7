package socai.benchmarks.contender;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** A transaction and its connection for each thread, as a framework's transaction manager has. */
final class JdbcTransactions implements TransactionManager, ConnectionProvider {
  private final DataSource pool;

  @SuppressWarnings("ThreadLocalUsage") // one for each pool, and there is one pool
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  JdbcTransactions(DataSource pool) {
    this.pool = pool;
  }

  /** The connection of this thread's transaction, which is closed with it and not before. */
  @Override
  public Connection getConnection() throws SQLException {
    Connection open = current.get();
    if (open == null) {
      Connection alone = pool.getConnection();
      alone.setAutoCommit(true);
      return alone;
    }
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(open, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  @Override
  public Transaction startTransaction() {
    if (current.get() != null) {
      return new Ending(() -> {}, () -> {});
    }
    Connection connection = sql(pool::getConnection);
    current.set(connection);
    return new Ending(
        () -> end(connection, Connection::commit), () -> end(connection, Connection::rollback));
  }

  private void end(Connection connection, Step step) {
    current.remove();
    sql(
        () -> {
          try (connection) {
            step.on(connection);
          }
          return connection;
        });
  }

  private static Connection sql(Work work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    void on(Connection connection) throws SQLException;
  }

  private interface Work {
    Connection run() throws SQLException;
  }

  private record Ending(Runnable commits, Runnable rollsBack) implements Transaction {
    @Override
    public void commit() {
      commits.run();
    }

    @Override
    public void rollback() {
      rollsBack.run();
    }
  }
}
