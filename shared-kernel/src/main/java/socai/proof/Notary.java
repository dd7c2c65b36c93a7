package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Ledger;
import socai.proof.NotaryState.Doing;
import socai.proof.note.Checkpoint;
import socai.proof.note.SignedNote;
import socai.proof.tree.MissingTileException;
import socai.proof.tree.TiledTree;

/**
 * Follows the ledger, keeps its tree, and signs a checkpoint of it whenever it has grown.
 *
 * <p>Promised: what is signed is on a majority's disks; there are never two roots for one size,
 * however many notaries there are and whenever they die; and once the ledger differs from what was
 * signed, nothing more is signed. Before the first signature all that was signed is held against
 * the ledger; later, a little of it at each round that has nothing to sign.
 *
 * <p>One thread calls {@link #round}; {@link #state} may be asked by any.
 */
public final class Notary {
  private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

  /** How much of the ledger is looked at again in a round with nothing to sign. */
  private static final int SWEPT_LINES = 500;

  /** How much is checked before the state tells of it. */
  private static final int CHECKED_LINES = 20_000;

  private final Ledger ledger;
  private final MongoTiles tiles;
  private final MongoCheckpoints checkpoints;
  private final MongoKeys published;
  private final KeyFolder folder;
  private final Clock clock;
  private final Consumer<NotaryStep> died;

  private @Nullable LogKeys keys;
  private @Nullable LedgerCheck check;

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
    this.published = new MongoKeys(database);
    this.folder = folder;
    this.clock = clock;
    this.died = died;
  }

  /** What it does and how far it is. */
  public NotaryState state() {
    return state;
  }

  /**
   * Signs what is new in the ledger, or looks again at some of what is old. Does nothing once it
   * has seen a difference. Costs two reads when there is nothing new, apart from the lines it looks
   * at.
   *
   * @throws RuntimeException if the store cannot be reached; the next round begins anew
   */
  public void round() {
    if (state.doing() == Doing.STOPPED) {
      return;
    }
    try {
      LogKeys ours = keys == null ? start() : keys;
      if (state.doing() != Doing.SIGNING) {
        checkAll(ours);
      }
      sign(ours);
    } catch (DiffersException e) {
      stop(e);
    } catch (MissingTileException e) {
      stop(new DiffersException(Difference.TREE, e.tile().firstLeaf() + 1));
    } catch (RuntimeException e) {
      tree = null;
      throw e;
    }
  }

  /**
   * Forgets that it has stopped, and holds the whole ledger against what was signed once more at
   * the next round.
   */
  public void checkAgain() {
    check = null;
    tree = null;
    state = new NotaryState(Doing.STARTING, 0, state.signed(), Optional.empty(), 0);
  }

  private void stop(DiffersException why) {
    LOG.error(
        "{}: the ledger is not what was signed; nothing more will be signed", why.getMessage());
    tree = null;
    state =
        new NotaryState(
            Doing.STOPPED,
            state.checked(),
            state.signed(),
            Optional.of(why.difference()),
            why.position());
  }

  private LogKeys start() {
    LogKeys ours = LogKeys.of(folder);
    died.accept(NotaryStep.KEY_MADE);
    published.use(ours.signing().verifierKey(), folder.handovers());
    LOG.info("the log's verifier key is {}", ours.signing().verifierKey());
    keys = ours;
    return ours;
  }

  private void checkAll(LogKeys ours) {
    LedgerCheck whole = new LedgerCheck(ledger, tiles, checkpoints, ours);
    long size =
        checkpoints.latest().map(SignedCheckpoint::checkpoint).map(Checkpoint::size).orElse(0L);
    while (whole.checked() < size) {
      tell(Doing.CHECKING, whole.checked(), size);
      whole.advance(CHECKED_LINES, size);
    }
    check = whole;
    tell(Doing.SIGNING, size, size);
  }

  private void sign(LogKeys ours) {
    Optional<Checkpoint> latest = checkpoints.latest().map(SignedCheckpoint::checkpoint);
    long signed = latest.map(Checkpoint::size).orElse(0L);
    KeptTree growing = tree == null ? resume(latest) : tree;
    if (tree != null && tree.size() > signed) {
      throw new DiffersException(Difference.CHECKPOINT_GONE, tree.size());
    }
    tree = null; // whatever fails from here on, the next round reads it anew
    growing.growTo(signed);
    if (growing.size() == signed) {
      latest.ifPresent(checkpoint -> compare(growing, checkpoint));
    }
    long head = ledger.head().value();
    if (head < growing.size()) {
      throw new DiffersException(Difference.SHORTER, head + 1);
    }
    growing.growTo(head);
    if (head > signed) {
      died.accept(NotaryStep.TILES_WRITTEN);
      publish(ours, growing.checkpoint(folder.origin()));
    } else {
      sweep(ours, signed);
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
  private void publish(LogKeys ours, Checkpoint checkpoint) {
    SignedNote note = ours.signing().signed(checkpoint.text());
    folder.remember(note);
    died.accept(NotaryStep.REMEMBERED);
    checkpoints.add(new SignedCheckpoint(checkpoint, note, clock.instant()));
    died.accept(NotaryStep.CHECKPOINT_WRITTEN);
    tell(Doing.SIGNING, state.checked(), checkpoint.size());
  }

  private void sweep(LogKeys ours, long signed) {
    LedgerCheck sweeping = check;
    if (sweeping == null || sweeping.checked() >= signed) {
      sweeping = new LedgerCheck(ledger, tiles, checkpoints, ours);
      check = sweeping;
    }
    sweeping.advance(SWEPT_LINES, signed);
    tell(Doing.SIGNING, sweeping.checked(), signed);
  }

  private void tell(Doing doing, long checked, long signed) {
    state = new NotaryState(doing, checked, signed, Optional.empty(), 0);
  }
}
