package socai.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a client and a server, and cuts the line of the next insert where told to. */
final class CutProxy implements AutoCloseable {
  enum Cut {
    NONE,
    BEFORE_THE_SERVER_HEARS,
    AFTER_THE_SERVER_ANSWERED
  }

  private final int server;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

  CutProxy(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void cutNextInsert(Cut where) {
    next.set(where);
  }

  /** Whether the cut that was asked for has been made. */
  boolean hasCut() {
    return next.get() == Cut.NONE;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        AtomicReference<Cut> here = new AtomicReference<>(Cut.NONE);
        threads.execute(() -> requests(client, upstream, here));
        threads.execute(() -> replies(client, upstream, here));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void requests(Socket client, Socket upstream, AtomicReference<Cut> here) {
    try (client;
        upstream) {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        if (text.contains("insert\0commits\0") || text.contains("insert\0\b\0\0\0commits\0")) {
          here.set(next.getAndSet(Cut.NONE));
        }
        if (here.get() == Cut.BEFORE_THE_SERVER_HEARS) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException gone) {
      return;
    }
  }

  private void replies(Socket client, Socket upstream, AtomicReference<Cut> here) {
    try (client;
        upstream) {
      InputStream in = upstream.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (here.get() == Cut.AFTER_THE_SERVER_ANSWERED) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
