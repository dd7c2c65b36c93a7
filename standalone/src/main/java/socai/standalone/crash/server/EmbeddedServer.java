package socai.standalone.crash.server;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import socai.standalone.crash.process.Child;
import socai.standalone.crash.process.OwnJava;

/** The embedded store as a process of its own, with another one in wait to take over its folder. */
public final class EmbeddedServer implements Server {
  private static final int PATIENCE_SECONDS = 60;

  private final OwnJava java;
  private final Path folder;
  private Running spare;
  private Running running;
  private final InetSocketAddress address;

  /** The same ever after: with the folder the secret stays. */
  private final String uri;

  /**
   * Starts one.
   *
   * @param folder its data, logs, and what it unpacks
   */
  public EmbeddedServer(OwnJava java, Path folder) {
    this.java = java;
    this.folder = folder;
    spare = new Running(0);
    running = spare.open(0);
    spare = new Running(1);
    uri = running.uri();
    String[] at = new ConnectionString(uri).getHosts().get(0).split(":", 2);
    address = new InetSocketAddress(at[0], Integer.parseInt(at[1]));
  }

  private final class Running {
    private final CompletableFuture<String> uri = new CompletableFuture<>();
    private final Child child;

    Running(int number) {
      child =
          Child.start(
              java.command(
                  ServerProcess.class, folder.resolve("thrown-away-" + number % 2).toString()),
              OwnJava.tidy(folder),
              folder.resolve("server.log"),
              this::printed);
    }

    /** The address; what comes later is the virtual machine's last word. */
    private void printed(String line) {
      if (!uri.complete(line)) {
        try {
          Files.writeString(
              folder.resolve("server.log"),
              line + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    Running open(int port) {
      child.say(port + " " + folder.resolve("data"));
      uri();
      return this;
    }

    String uri() {
      try {
        return uri.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException(
            "the embedded store does not open; see " + folder.resolve("server.log"), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the embedded store opens", e);
      }
    }
  }

  private int started = 1;

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public InetSocketAddress writable() {
    return address;
  }

  @Override
  public boolean isAlive() {
    return running.child.isAlive();
  }

  @Override
  public boolean bears(Hurt hurt) {
    return hurt != Hurt.STEP_DOWN;
  }

  @Override
  public void hurt(Hurt hurt) {
    switch (hurt) {
      case KILL -> running.child.kill();
      case PAUSE -> running.child.pause();
      case STEP_DOWN -> throw new UnsupportedOperationException("it has nobody to hand over to");
    }
  }

  @Override
  public void heal(Hurt hurt) {
    if (hurt == Hurt.PAUSE) {
      running.child.resume();
    } else {
      running = spare.open(address.getPort());
      spare = new Running(++started);
    }
  }

  @Override
  public void close() {
    spare.child.close();
    running.child.close();
  }
}
