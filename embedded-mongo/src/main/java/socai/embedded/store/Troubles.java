package socai.embedded.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.embedded.report.StoreTrouble;
import socai.embedded.report.StoreTrouble.Kind;

/** What was the matter with a store since it was opened, each told once. Thread-safe. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final AtomicReference<@Nullable StoreTrouble> damaged = new AtomicReference<>();
  private final AtomicReference<@Nullable StoreTrouble> broken = new AtomicReference<>();
  private volatile Consumer<StoreTrouble> listener = what -> {};

  /** The worst of it; empty if nothing was. */
  Optional<StoreTrouble> seen() {
    StoreTrouble worst = broken.get();
    return Optional.ofNullable(worst == null ? damaged.get() : worst);
  }

  void whenBroken(Consumer<StoreTrouble> hears) {
    listener = hears;
    StoreTrouble already = broken.get();
    if (already != null) {
      hears.accept(already);
    }
  }

  void damaged(RocksDBException e) {
    StoreTrouble what = new StoreTrouble(Kind.DAMAGED, String.valueOf(e.getMessage()));
    if (damaged.compareAndSet(null, what)) {
      LOG.error(
          "The store's files are damaged ({}): keep a copy of the folder, check the disk, and"
              + " restore the last backup",
          what.what());
    }
  }

  void broken(RocksDBException e) {
    StoreTrouble what = new StoreTrouble(Kind.BROKEN, String.valueOf(e.getMessage()));
    if (broken.compareAndSet(null, what)) {
      LOG.error(
          "The store could not write ({}). Nothing is acknowledged any more until it is opened"
              + " anew; what was acknowledged is kept",
          what.what());
      listener.accept(what);
    }
  }
}
