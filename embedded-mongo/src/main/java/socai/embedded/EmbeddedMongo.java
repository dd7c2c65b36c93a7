package socai.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import socai.embedded.backup.BackupsFolder;
import socai.embedded.query.QueryCounters;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;
import socai.embedded.report.StoreIncompleteException;
import socai.embedded.report.StoreTrouble;
import socai.embedded.server.RocksBackend;
import socai.embedded.store.LogSync;
import socai.embedded.store.Machine;
import socai.embedded.store.Store;
import socai.embedded.upkeep.Upkeep;
import socai.embedded.wire.WireServer;

/**
 * A store in this process that keeps its data in a folder and answers MongoDB's wire protocol on a
 * loopback port. For trying out, for tests, and for one office on one machine; it is no replica set
 * and knows neither sessions nor transactions. One process at a time may open a folder.
 *
 * <p>A write is acknowledged once its log record is synced, unless it asks for less ({@code j:
 * false} or {@code w: 0}). Each document is written together with its index entries or not at all.
 * Takes about 64 MiB of native memory for its cache and up to 48 MiB for changes on their way to
 * files.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final Store store;
  private final WireServer server;
  private final RocksBackend backend;
  private final Upkeep upkeep;
  private final String uri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedMongo(Store store, WireServer server, RocksBackend backend, Upkeep upkeep) {
    this.store = store;
    this.server = server;
    this.backend = backend;
    this.upkeep = upkeep;
    this.uri = server.uri(store.login());
  }

  /**
   * Opens the store in {@code folder}, making it when the folder is missing or empty.
   *
   * @throws UncheckedIOException if the folder cannot be made or read, or the port is taken
   * @throws StoreInUseException if another process, or this one, has it open
   * @throws StoreIncompleteException if there are files, but no store
   * @throws BackupDiffersException if it is a backup that is not whole
   * @throws StoreDamagedException if the files are not what was written
   */
  public static EmbeddedMongo open(Path folder) {
    return openOnPort(folder, 0);
  }

  /** The same as {@link #open} with {@code choices} of one's own. */
  public static EmbeddedMongo open(Path folder, StoreChoices choices) {
    return serving(folder, 0, Store.open(folder, UnaryOperator.identity()), choices);
  }

  /**
   * The same as {@link #open} on a port of one's choice.
   *
   * @param port 0 for any that is free
   */
  public static EmbeddedMongo openOnPort(Path folder, int port) {
    return open(folder, port, UnaryOperator.identity());
  }

  /**
   * Opens a store that is there, to be looked at: questions are answered, whatever would change
   * something is refused, and no file in the folder is made, changed or deleted.
   *
   * @throws UncheckedIOException if there is none ({@link java.nio.file.NoSuchFileException}), or
   *     it cannot be read; else as {@link #open}
   */
  public static EmbeddedMongo openToLook(Path folder) {
    return serving(folder, 0, Store.openToLook(folder), StoreChoices.beside(folder));
  }

  static EmbeddedMongo open(Path folder, int port, UnaryOperator<LogSync> aroundSync) {
    return serving(folder, port, Store.open(folder, aroundSync), StoreChoices.beside(folder));
  }

  /** The same as {@link #open} where {@code machine} says what is left to the store. */
  public static EmbeddedMongo openOn(Path folder, Machine machine) {
    return serving(
        folder,
        0,
        Store.open(folder, UnaryOperator.identity(), machine),
        StoreChoices.beside(folder));
  }

  private static EmbeddedMongo serving(Path folder, int port, Store store, StoreChoices choices) {
    Upkeep upkeep = new Upkeep(store, copy -> contents(copy, choices.contents()));
    RocksBackend backend;
    try {
      backend = new RocksBackend(store, upkeep, new BackupsFolder(choices.backups()));
    } catch (RuntimeException e) {
      store.close();
      throw Store.whenOpening(folder, e);
    }
    WireServer server;
    try {
      server = new WireServer(port, backend, store.commits());
    } catch (Exception e) { // checked ones too, which Netty does not declare
      backend.close();
      throw new UncheckedIOException(
          "cannot serve on port " + port, new IOException(e.getMessage(), e));
    }
    store.announce(server.uri(store.login()));
    return new EmbeddedMongo(store, server, backend, upkeep);
  }

  /** Looked at as whoever restores it will: that it can be opened is part of its being a backup. */
  private static Map<String, ?> contents(Path copy, StoreChoices.Contents contents) {
    try (EmbeddedMongo looked = openToLook(copy)) {
      return contents.of(looked.uri());
    }
  }

  /**
   * A {@code mongodb://} address on the loopback interface, with the secret that lets its reader
   * in; good until {@link #close()}.
   */
  public String uri() {
    return uri;
  }

  /** Why it does not do all that it should at this time; empty if it does. */
  public Optional<StoreTrouble> trouble() {
    return store.trouble();
  }

  /**
   * Has {@code told} hear, once, when a write has failed in such a way that the store must be
   * opened anew. From then on nothing is acknowledged; what was acknowledged before is kept.
   */
  public void whenBroken(Consumer<StoreTrouble> listener) {
    store.whenBroken(listener);
  }

  /** How queries were answered since opening: whether by an index, and if not, which. */
  public QueryStatistics statistics() {
    QueryCounters counters = backend.counters();
    return new QueryStatistics(
        counters.narrowed(), counters.scanned(), counters.sorted(), counters.latestScans());
  }

  /**
   * Holds every document against every index, both ways, and every file against its checksums. The
   * store may be used meanwhile; what is checked is what it held at one moment.
   */
  public CheckReport check() {
    return upkeep.check();
  }

  /** Gives back the space of what was deleted or replaced. The store may be used meanwhile. */
  public CompactReport compact() {
    return upkeep.compact();
  }

  /**
   * Puts a copy of the store as it is at one moment into a folder. The store may be used meanwhile.
   * On the same file system most of the copy are links to files that never change.
   *
   * @param target empty or missing; {@link #open} opens it afterwards
   * @return how many bytes the copy's files have
   * @throws UncheckedIOException if it is neither, or cannot be written
   */
  public long backup(Path target) {
    return upkeep.backup(target);
  }

  /**
   * Stops answering, syncs the log, writes what is in memory to files. A second call does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.close();
      backend.close();
    }
  }
}
