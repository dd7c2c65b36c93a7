package socai.standalone.crash.proxy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries connections to a server, and cuts them around an insert when told to: before it reaches
 * the server, or after the server has carried it out and before its answer is heard.
 */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private final Supplier<InetSocketAddress> target;
  private final AtomicInteger cutsBefore = new AtomicInteger();
  private final AtomicInteger cutsAfter = new AtomicInteger();
  private final AtomicReference<@Nullable CountDownLatch> keeping = new AtomicReference<>();
  private final Set<Carried> open = ConcurrentHashMap.newKeySet();
  private final Valve valve = new Valve();

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param target where to; asked for each connection
   */
  public CuttingProxy(Supplier<InetSocketAddress> target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("proxy", this::accept);
  }

  /** Where it listens. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Cuts the next {@code inserts} inserts before the server hears of them. */
  public void cutBeforeTheCommit(int inserts) {
    cutsBefore.addAndGet(inserts);
  }

  /** Cuts the next {@code inserts} inserts when the server answers; nobody hears the answer. */
  public void cutAfterTheCommit(int inserts) {
    cutsAfter.addAndGet(inserts);
  }

  /**
   * Keeps the answer to the next insert to itself, without a cut.
   *
   * @return open until an answer is kept
   */
  public CountDownLatch keepTheNextAnswer() {
    CountDownLatch kept = new CountDownLatch(1);
    keeping.set(kept);
    return kept;
  }

  /** Carries nothing any more, neither way, until it is healed; no connection is cut. */
  public void stall() {
    valve.shut();
  }

  /**
   * Cuts no more, and carries all again.
   *
   * @return how many cuts were asked for and found no insert
   */
  public int heal() {
    keeping.set(null);
    valve.open();
    return cutsBefore.getAndSet(0) + cutsAfter.getAndSet(0);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Carried carried = new Carried(entrance.accept());
        daemon("proxy-out", carried::start);
      } catch (IOException closed) {
        // seen by the loop
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  /** Where everything stops while it is shut. */
  private static final class Valve {
    private boolean shut;

    synchronized void shut() {
      shut = true;
    }

    synchronized void open() {
      shut = false;
      notifyAll();
    }

    synchronized void pass() throws InterruptedIOException {
      while (shut) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while stalled");
        }
      }
    }
  }

  /** One connection and its continuation. */
  private final class Carried {
    private final Socket client;
    private final Socket server = new Socket();
    private final Set<Integer> inserts = ConcurrentHashMap.newKeySet();

    Carried(Socket client) {
      this.client = client;
    }

    void start() {
      open.add(this);
      try {
        server.connect(target.get());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon("proxy-back", this::carryAnswers);
        carryQuestions();
      } catch (IOException over) {
        cut();
      }
    }

    private void carryQuestions() throws IOException {
      while (true) {
        Message question = Message.read(client.getInputStream());
        valve.pass();
        if (question.isInsert()) {
          if (take(cutsBefore)) {
            cut();
            return;
          }
          inserts.add(question.id());
        }
        question.write(server.getOutputStream());
      }
    }

    private void carryAnswers() {
      try {
        while (true) {
          Message answer = Message.read(server.getInputStream());
          valve.pass();
          if (inserts.remove(answer.answers())) {
            if (take(cutsAfter)) {
              cut();
              return;
            }
            CountDownLatch kept = keeping.getAndSet(null);
            if (kept != null) {
              kept.countDown();
              continue;
            }
          }
          answer.write(client.getOutputStream());
        }
      } catch (IOException over) {
        cut();
      }
    }

    void cut() {
      open.remove(this);
      try (client;
          server) {
        client.setSoLinger(true, 0);
      } catch (IOException gone) {
        // it was cut already
      }
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    valve.open();
    open.forEach(Carried::cut);
  }
}
