package socai.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.embedded.access.Login;
import socai.embedded.backup.Manifest;
import socai.embedded.files.OwnersOnly;
import socai.embedded.files.WholeFolder;
import socai.embedded.key.KeyRange;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;
import socai.embedded.report.StoreIncompleteException;
import socai.embedded.report.StoreTrouble;
import socai.embedded.report.StoreTrouble.Kind;

/**
 * One ordered map of bytes in a folder. A change is in the log when {@link #write} returns and on
 * the disk when {@link #commits()} says so. Thread-safe. After closing nothing may be called, and
 * all views must be closed before.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final String DATA = "data";

  // The codes that MongoDB gives.
  private static final int INTERNAL_ERROR = 1;
  private static final int DATA_CORRUPTION_DETECTED = 319;
  private static final int OUT_OF_DISK_SPACE = 14031;

  private final FolderLock lock;
  private final StoreOptions options;
  private final RocksDB db;
  private final WriteOptions writeOptions = new WriteOptions();
  private final GroupCommit commits;
  private final DiskSpace room;
  private final Troubles troubles = new Troubles();

  private Store(
      FolderLock lock,
      StoreOptions options,
      RocksDB db,
      UnaryOperator<LogSync> aroundSync,
      Machine machine) {
    this.lock = lock;
    this.options = options;
    this.db = db;
    this.commits = new GroupCommit(aroundSync.apply(() -> db.flushWal(true)), troubles::broken);
    this.room = new DiskSpace(machine);
  }

  /**
   * Opens the store in {@code folder}, making it when the folder is missing or empty.
   *
   * @param aroundSync what to put around each sync of the log
   * @throws StoreInUseException if another opener has the folder
   * @throws StoreIncompleteException if there are files, but no store
   * @throws BackupDiffersException if it is a backup that is not whole
   * @throws StoreDamagedException if the files are not what was written
   * @throws UncheckedIOException if the folder cannot be used
   */
  public static Store open(Path folder, UnaryOperator<LogSync> aroundSync) {
    return open(folder, aroundSync, StoreOptions::new);
  }

  static Store open(
      Path folder, UnaryOperator<LogSync> aroundSync, Supplier<StoreOptions> howSetUp) {
    return open(folder, aroundSync, howSetUp, Machine.of(folder));
  }

  /** The same on {@code machine}. */
  public static Store open(Path folder, UnaryOperator<LogSync> aroundSync, Machine machine) {
    return open(folder, aroundSync, StoreOptions::new, machine);
  }

  private static Store open(
      Path folder,
      UnaryOperator<LogSync> aroundSync,
      Supplier<StoreOptions> howSetUp,
      Machine machine) {
    try {
      OwnersOnly.makeFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store's folder " + folder, e);
    }
    FolderLock lock = FolderLock.take(folder);
    return opened(
        folder,
        lock,
        machine,
        () -> {
          Manifest.demandWhole(folder, dataIn(folder));
          StoreOptions options = howSetUp.get();
          if (StoreFiles.isNone(folder, dataIn(folder))) {
            options.forOpening().setCreateIfMissing(true);
          }
          return new Opening(
              options,
              (chosen, path) -> {
                Manifest.putAway(folder); // from here on the files are no longer what was copied
                closeToOthers(folder);
                return RocksDB.open(chosen, path);
              },
              aroundSync);
        });
  }

  /**
   * Opens the store in {@code folder} to be looked at: whatever happens, no file of it is made,
   * changed or deleted.
   *
   * @throws UncheckedIOException if there is none ({@link NoSuchFileException}), or it cannot be
   *     read; else as {@link #open}
   */
  public static Store openToLook(Path folder) {
    FolderLock lock = FolderLock.takeToLook(folder);
    return opened(
        folder,
        lock,
        Machine.of(folder),
        () -> {
          Manifest.demandWhole(folder, dataIn(folder));
          demandSome(folder);
          return new Opening(new StoreOptions(), RocksDB::openReadOnly, unneeded -> () -> {});
        });
  }

  /**
   * Makes sure that there is a store, and that opening it makes none.
   *
   * @throws NoSuchFileException if there is none
   * @throws StoreIncompleteException if there are files, but no store
   */
  public static void demandSome(Path folder) throws IOException {
    if (!Manifest.isIn(folder) && StoreFiles.isNone(folder, dataIn(folder))) {
      throw new NoSuchFileException(folder.toAbsolutePath().toString());
    }
  }

  /** Where the files are of a store in {@code folder}. */
  public static Path dataIn(Path folder) {
    return folder.resolve(DATA);
  }

  private record Opening(StoreOptions options, Way way, UnaryOperator<LogSync> aroundSync) {
    private interface Way {
      RocksDB open(Options options, String path) throws RocksDBException, IOException;
    }

    private interface Preparing {
      Opening prepare() throws IOException;
    }
  }

  private static Store opened(
      Path folder, FolderLock lock, Machine machine, Opening.Preparing preparing) {
    Opening opening = null;
    boolean open = false;
    try {
      RocksDB.loadLibrary();
      opening = preparing.prepare();
      Path data = dataIn(folder);
      Optional<String> damage = WrittenLog.damage(data);
      if (damage.isPresent()) {
        throw new StoreDamagedException(folder, damage.get());
      }
      RocksDB db = opening.way().open(opening.options().forOpening(), data.toString());
      Store store = new Store(lock, opening.options(), db, opening.aroundSync(), machine);
      open = true;
      return store;
    } catch (RocksDBException e) {
      throw isDamage(e)
          ? damaged(folder, e)
          : new UncheckedIOException(
              "cannot open the store in " + folder, new IOException(e.getMessage(), e));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the store in " + folder, e);
    } finally {
      if (!open) {
        close(opening, lock);
      }
    }
  }

  private static void close(@Nullable Opening opening, FolderLock lock) {
    if (opening != null) {
      opening.options().close();
    }
    lock.close();
  }

  /** What a key holds now; null for nothing. */
  public byte @Nullable [] get(byte[] key) {
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** The store as it is now. */
  public View view() {
    return new View(db);
  }

  /** Changes to be written together. */
  public Changes change() {
    return new Changes(this);
  }

  /** Makes changes visible and puts them in the log. Returns the ticket to wait for. */
  public long write(Changes changes) {
    try {
      db.write(writeOptions, changes.batch());
    } catch (RocksDBException e) {
      throw notWritten(e);
    }
    return commits.take();
  }

  /** Deletes all keys of a range; the space comes back when files are next compacted. */
  public long deleteAll(KeyRange range) {
    try {
      db.deleteRange(writeOptions, range.from(), range.to());
    } catch (RocksDBException e) {
      throw notWritten(e);
    }
    return commits.take();
  }

  /**
   * Makes sure that what is to be changed can be kept.
   *
   * @throws MongoServerError if there is too little room for it, of whatever kind
   */
  public void demandRoom() {
    room.shortage()
        .ifPresent(
            what -> {
              throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "no room: " + what);
            });
  }

  /** What is the matter with it; empty for nothing. */
  public Optional<StoreTrouble> trouble() {
    return troubles
        .seen()
        .or(() -> room.shortage().map(what -> new StoreTrouble(Kind.NO_ROOM, what)));
  }

  /** Has {@code told} hear once, when it must be opened anew. */
  public void whenBroken(Consumer<StoreTrouble> listener) {
    troubles.whenBroken(listener);
  }

  /** Notes down that {@code failure} came of files that are not what was written, if it did. */
  public void noteIfDamage(Throwable failure) {
    if (failure.getCause() instanceof RocksDBException e && isDamage(e)) {
      troubles.damaged(e);
    }
  }

  private MongoServerError notWritten(RocksDBException e) {
    if (e.getStatus() != null && e.getStatus().getCode() == Status.Code.IOError) {
      troubles.broken(e);
    }
    return failed(e);
  }

  /** Who waits for the log. */
  public GroupCommit commits() {
    return commits;
  }

  /** The bytes that the files take, without the log. */
  public long fileSize() {
    try {
      return db.getLongProperty("rocksdb.total-sst-files-size");
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** Who may ask for what is in it. */
  public Login login() {
    return lock.login();
  }

  /** Tells whoever comes second where this opener can be asked. */
  public void announce(String address) {
    if (!isReadOnly()) {
      lock.announce(address);
    }
  }

  /** What is wrong with the files' checksums, empty for nothing. Cost: reads all files. */
  public Optional<String> damage() {
    try {
      db.verifyChecksum();
      return Optional.empty();
    } catch (RocksDBException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Writes all files anew, without what was deleted. */
  public void compact() {
    try (CompactRangeOptions all =
        new CompactRangeOptions()
            .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
      db.compactRange(db.getDefaultColumnFamily(), null, null, all);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /**
   * Copies the store as it is at one moment, so that {@link #open} opens the copy.
   *
   * @throws IOException if the copy cannot be written
   */
  public void copyTo(Path folder) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(dataIn(folder).toString());
    } catch (RocksDBException e) {
      throw new IOException(e.getMessage(), e);
    }
    closeFilesToOthers(dataIn(folder));
  }

  /** RocksDB makes files as any program does: for others to read. */
  private static void closeFilesToOthers(Path data) throws IOException {
    OwnersOnly.tighten(data);
    for (Path file : new WholeFolder(data).files()) {
      OwnersOnly.tighten(file);
    }
  }

  /** Files that are made from now on are kept from others by the folder above them. */
  private static void closeToOthers(Path folder) {
    try {
      if (OwnersOnly.tighten(folder)) {
        LOG.info("{} could be read by others on this machine; from now on it cannot", folder);
      }
      OwnersOnly.makeFolder(dataIn(folder));
      closeFilesToOthers(dataIn(folder));
    } catch (IOException e) {
      LOG.warn("{} is somebody else's and cannot be closed to others: {}", folder, e.getMessage());
    }
  }

  /** Whether it was opened to be looked at only. */
  public boolean isReadOnly() {
    return !lock.isForWriting();
  }

  /** Syncs the log, writes what is in memory to files, and gives the folder free. */
  @Override
  public void close() {
    commits.close();
    try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
      try {
        if (!isReadOnly()) {
          db.flush(flush);
        }
      } finally {
        db.closeE();
      }
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      writeOptions.close();
      options.close();
      lock.close();
    }
  }

  static MongoServerError failed(RocksDBException e) {
    return isDamage(e)
        ? new MongoServerError(
            DATA_CORRUPTION_DETECTED,
            "DataCorruptionDetected",
            "the store's files are damaged ("
                + e.getMessage()
                + "); stop, keep the folder, and restore the last backup",
            e)
        : new MongoServerError(
            INTERNAL_ERROR,
            "InternalError",
            "the store could not read or write its files (" + e.getMessage() + ")",
            e);
  }

  /** What to throw when reading a store that was just opened failed. */
  public static RuntimeException whenOpening(Path folder, RuntimeException failure) {
    return failure.getCause() instanceof RocksDBException e && isDamage(e)
        ? damaged(folder, e)
        : failure;
  }

  private static boolean isDamage(RocksDBException e) {
    return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption;
  }

  private static StoreDamagedException damaged(Path folder, RocksDBException e) {
    StoreDamagedException damaged =
        new StoreDamagedException(folder, String.valueOf(e.getMessage()));
    damaged.initCause(e);
    return damaged;
  }
}
