package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Ledger;
import socai.proof.CheckPass.Occasion;
import socai.proof.NotaryState.Doing;
import socai.proof.note.Checkpoint;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.tree.MissingTileException;
import socai.proof.tree.TiledTree;

/**
 * Follows the ledger, keeps its tree, and signs a checkpoint of it whenever it has grown.
 *
 * <p>Promised: what is signed is on a majority's disks; there are never two roots for one size,
 * however many notaries there are and whenever they die; and once the ledger differs from what was
 * signed, nothing more is signed, by any notary that has the same folder. Before the first
 * signature all that was signed is held against the ledger; later {@link StandingCheck} does so
 * again and again. A key that the folder is given meanwhile is taken up before the next signature.
 *
 * <p>One thread calls {@link #round}; the rest may be called by any.
 */
public final class Notary {
  private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

  private final Ledger ledger;
  private final MongoTiles tiles;
  private final MongoCheckpoints checkpoints;
  private final KeysInUse keys;
  private final KeyFolder folder;
  private final Clock clock;
  private final Consumer<NotaryStep> died;
  private final Passes passes;
  private final Newest newest;

  private final Stop stop;

  /** Whether to begin as if it had not stopped. */
  private volatile boolean again;

  /** Null before it is read, and again after a doubt. */
  private @Nullable KeptTree tree;

  private volatile NotaryState state = new NotaryState(Doing.STARTING, 0, 0, Optional.empty(), 0);

  /**
   * @param database the ledger's, for the tree and the checkpoints
   * @param folder elsewhere, for the key
   */
  public Notary(Ledger ledger, MongoDatabase database, KeyFolder folder, Clock clock) {
    this(ledger, database, folder, clock, step -> {});
  }

  /**
   * @param died told of every step that is done; a test lets it throw
   */
  Notary(
      Ledger ledger,
      MongoDatabase database,
      KeyFolder folder,
      Clock clock,
      Consumer<NotaryStep> died) {
    this.ledger = ledger;
    this.tiles = new MongoTiles(database);
    this.checkpoints = new MongoCheckpoints(database);
    this.keys = new KeysInUse(folder, new MongoKeys(database), died);
    this.folder = folder;
    this.clock = clock;
    this.died = died;
    this.passes = new Passes(folder);
    this.newest = new Newest(database, clock);
    this.stop = new Stop(folder, new StopSign(database));
  }

  /** What it does and how far it is. */
  public NotaryState state() {
    NotaryState so = state;
    return stop.why().map(why -> so.stopped(why.difference(), why.position())).orElse(so);
  }

  /**
   * Why nothing is added to the ledger and nothing given out as if it were what was signed: it has
   * stopped, or an earlier process had and nobody has found since that nothing is wrong.
   */
  public Optional<DiffersException> whyStopped() {
    return stop.inForce();
  }

  /** The last pass over the whole ledger that saw no difference; empty if there was none yet. */
  public Optional<CheckPass> lastPass() {
    return passes.now().last();
  }

  /**
   * Signs what is new in the ledger. Does nothing once a difference was seen. Costs two reads when
   * there is nothing new.
   *
   * @throws RuntimeException if the store cannot be reached; the next round begins anew
   */
  public void round() {
    if (again || stop.isLifted()) {
      beginAnew();
    }
    if (state.doing() == Doing.SIGNING) {
      stop.heed();
    }
    if (stop.why().isEmpty()) {
      lookTwice(this::look).ifPresent(this::stop);
    }
    stop.announce();
  }

  /** What {@code look} sees, and sees again if an older state would look the same. */
  private Optional<DiffersException> lookTwice(Supplier<Optional<DiffersException>> look) {
    Optional<DiffersException> seen = look.get();
    if (seen.isPresent() && seen.get().couldBeAnOlderState()) {
      newest.demand();
      return look.get();
    }
    return seen;
  }

  /**
   * Holds the ledger's end against the last checkpoint that was signed here, and stops if it is not
   * there or another. One read of the ledger, and a few of the tree.
   */
  void lookAtTheEnd() {
    lookTwice(this::end).ifPresent(this::stop);
  }

  private Optional<DiffersException> end() {
    return folder.last().map(note -> Checkpoint.parse(note.text())).flatMap(this::belied);
  }

  private Optional<DiffersException> belied(Checkpoint remembered) {
    long head = ledger.head().value();
    if (head < remembered.size()) {
      return Optional.of(DiffersException.missing(Difference.SHORTER, head + 1));
    }
    try {
      return new TiledTree(tiles).root(remembered.size()).equals(remembered.root())
          ? Optional.empty()
          : Optional.of(new DiffersException(Difference.ROOT, remembered.size()));
    } catch (MissingTileException e) {
      return Optional.of(DiffersException.missing(Difference.TREE, e.tile().firstLeaf() + 1));
    }
  }

  /** Signs what is new, unless it sees a difference. */
  private Optional<DiffersException> look() {
    try {
      if (state.doing() != Doing.SIGNING) {
        keys.signing(); // a stranger's key is known before anything is read
        checkAll();
      }
      sign();
      return Optional.empty();
    } catch (DiffersException e) {
      return Optional.of(e);
    } catch (MissingTileException e) {
      return Optional.of(DiffersException.missing(Difference.TREE, e.tile().firstLeaf() + 1));
    } catch (RuntimeException e) {
      tree = null;
      throw e;
    }
  }

  /** If it has stopped, it begins anew at its next round, as a new notary would. */
  void goOn() {
    again = stop.why().isPresent();
  }

  private void beginAnew() {
    LOG.warn("the notary goes on, since the ledger was found to be what was signed");
    again = false;
    tree = null;
    state = new NotaryState(Doing.STARTING, 0, state.signed(), Optional.empty(), 0);
    stop.lift();
  }

  /** Signs nothing from now on. */
  void stop(DiffersException why) {
    stop.raise(why);
  }

  /**
   * Signs a text that speaks of a checkpoint of this log, such as a statement. Its key is published
   * before.
   *
   * @param of who has the store could put one there: it must be signed by this log
   * @throws socai.problem.RefusedException (503) if it has stopped, has not held the ledger against
   *     what was signed yet, or the checkpoint is not this log's
   */
  public SignedNote signed(String text, SignedCheckpoint of) {
    NotaryState now = state();
    now.refuseIfStopped();
    if (now.doing() != Doing.SIGNING) {
      throw ProofRefusal.NOT_CHECKED_YET.refused();
    }
    try {
      demandOurs(of);
      return keys.signing().signed(text);
    } catch (DiffersException e) {
      throw ProofRefusal.stopped(e.difference(), e.position());
    }
  }

  private void demandOurs(SignedCheckpoint of) {
    try {
      if (keys.signed(of.note())) {
        return;
      }
    } catch (MalformedNoteException e) {
      LOG.warn("a checkpoint in the store is signed by nobody", e);
    }
    throw new DiffersException(Difference.SIGNATURE, of.checkpoint().size());
  }

  Passes passes() {
    return passes;
  }

  /** Who can tell whether the store shows an older state. */
  Newest newest() {
    return newest;
  }

  boolean hasSigned(SignedNote note) {
    return keys.signed(note);
  }

  /** Goes on with a check of which {@code checked} lines were done. */
  LedgerCheck checkFrom(long checked) {
    return new LedgerCheck(ledger, tiles, checkpoints, this::hasSigned).resumedAt(checked);
  }

  private void checkAll() {
    CheckPass pass = CheckPass.begun(Occasion.START, clock.instant());
    long size =
        checkpoints.latest().map(SignedCheckpoint::checkpoint).map(Checkpoint::size).orElse(0L);
    if (size > 0) {
      report(Doing.CHECKING, 0, size);
      new WholeCheck(checkFrom(0), size).run(checked -> report(Doing.CHECKING, checked, size));
      passes.sound(pass.at(size, size).sound(clock.instant()), clock.instant());
    }
    stop.forget();
    report(Doing.SIGNING, size, size);
  }

  private void sign() {
    Optional<Checkpoint> latest = checkpoints.latest().map(SignedCheckpoint::checkpoint);
    long signed = latest.map(Checkpoint::size).orElse(0L);
    KeptTree growing = tree == null ? resume(latest) : tree;
    if (tree != null && tree.size() > signed) {
      throw DiffersException.missing(Difference.CHECKPOINT_GONE, tree.size());
    }
    tree = null; // whatever fails from here on, the next round reads it anew
    growing.growTo(signed);
    if (growing.size() == signed) {
      latest.ifPresent(checkpoint -> compare(growing, checkpoint));
    }
    long head = ledger.head().value();
    if (head < growing.size()) {
      throw DiffersException.missing(Difference.SHORTER, head + 1);
    }
    growing.growTo(head);
    if (head > signed) {
      died.accept(NotaryStep.TILES_WRITTEN);
      publish(growing.checkpoint(folder.origin()));
    } else {
      report(Doing.SIGNING, state.checked(), signed);
    }
    tree = growing;
  }

  /** The tree as it was signed last, and as it was to be signed here when this process died. */
  private KeptTree resume(Optional<Checkpoint> latest) {
    KeptTree resumed = KeptTree.of(latest.map(Checkpoint::size).orElse(0L), ledger, tiles, died);
    latest.ifPresent(checkpoint -> compare(resumed, checkpoint));
    folder
        .last()
        .map(note -> Checkpoint.parse(note.text()))
        .ifPresent(
            remembered -> {
              if (remembered.size() >= resumed.size()) {
                resumed.growTo(remembered.size());
                compare(resumed, remembered);
              } else if (!new TiledTree(tiles).root(remembered.size()).equals(remembered.root())) {
                throw new DiffersException(Difference.ROOT, remembered.size());
              }
            });
    return resumed;
  }

  private static void compare(KeptTree grown, Checkpoint signed) {
    if (!grown.checkpoint(signed.origin()).equals(signed)) {
      throw new DiffersException(Difference.ROOT, signed.size());
    }
  }

  /** First remembered, then published: what was ever seen by anybody is known here for good. */
  private void publish(Checkpoint checkpoint) {
    SigningKey key = keys.signing();
    stop.heed();
    Optional<DiffersException> seen = stop.why();
    if (seen.isPresent()) {
      throw seen.get();
    }
    SignedNote note = key.signed(checkpoint.text());
    died.accept(NotaryStep.SIGNED);
    folder.remember(note);
    died.accept(NotaryStep.REMEMBERED);
    checkpoints.add(new SignedCheckpoint(checkpoint, note, clock.instant()));
    died.accept(NotaryStep.CHECKPOINT_WRITTEN);
    report(Doing.SIGNING, state.checked(), checkpoint.size());
  }

  private void report(Doing doing, long checked, long signed) {
    state = new NotaryState(doing, checked, signed, Optional.empty(), 0);
  }
}
