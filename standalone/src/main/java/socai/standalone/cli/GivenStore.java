package socai.standalone.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import socai.embedded.ReachedStore;
import socai.query.axon.NodesAtWork;

/** The store that a command is given: an embedded one's folder, or the address of a MongoDB. */
final class GivenStore implements AutoCloseable {
  private static final String MONGODB = "mongodb";

  private final String uri;
  private final Optional<ReachedStore> embedded;

  private GivenStore(String uri, Optional<ReachedStore> embedded) {
    this.uri = uri;
    this.embedded = embedded;
  }

  /** Reaches {@code store}; an embedded one that no process has open is opened. */
  static GivenStore of(String store) {
    return of(store, ReachedStore::in);
  }

  /** The same for whoever changes nothing. */
  static GivenStore toLookAt(String store) {
    return of(store, ReachedStore::toLookAt);
  }

  private static GivenStore of(String store, Function<Path, ReachedStore> reaching) {
    if (store.startsWith(MONGODB + "://") || store.startsWith(MONGODB + "+srv://")) {
      return new GivenStore(store, Optional.empty());
    }
    ReachedStore reached = reaching.apply(Path.of(store));
    return new GivenStore(reached.uri(), Optional.of(reached));
  }

  String uri() {
    return uri;
  }

  /** Whether it is an embedded one that another process has open. */
  boolean isInUse() {
    return embedded.filter(ReachedStore::isInUse).isPresent();
  }

  /** Whether a process of ours works on it; of a MongoDB that is known after some seconds. */
  boolean isAtWork() {
    return embedded.isPresent() ? isInUse() : NodesAtWork.in(uri).isPresent();
  }

  @Override
  public void close() {
    embedded.ifPresent(ReachedStore::close);
  }
}
