package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Ledger;
import socai.proof.CheckPass.Occasion;
import socai.proof.note.SignedNote;

/**
 * A pass over the whole ledger because somebody wants to know now, one at a time. A notary of this
 * process is stopped by what it sees, and begins anew when a pass that was asked for after it had
 * stopped sees nothing.
 *
 * <p>One thread calls {@link #round}; the rest may be called by any.
 */
public final class AskedCheck {
  private static final Logger LOG = LoggerFactory.getLogger(AskedCheck.class);

  /** So many that a process which is to end need not wait, and so few that others get on. */
  private static final int LINES_A_ROUND = 20_000;

  private final Ledger ledger;
  private final MongoCheckpoints checkpoints;
  private final MongoTiles tiles;
  private final Predicate<SignedNote> ours;
  private final Optional<Notary> notary;
  private final Newest newest;
  private final Clock clock;

  /** Null before the first. Whoever asks changes it at its end only, who looks until then only. */
  private volatile @Nullable CheckPass pass;

  /** Null before it is begun, and again after a doubt. */
  private @Nullable LedgerCheck check;

  /**
   * @param database the ledger's
   * @param notary the one of this process; without one, checkpoints are verified with the keys that
   *     the database itself has
   */
  public AskedCheck(Ledger ledger, MongoDatabase database, Optional<Notary> notary, Clock clock) {
    this.ledger = ledger;
    this.checkpoints = new MongoCheckpoints(database);
    this.tiles = new MongoTiles(database);
    MongoKeys published = new MongoKeys(database);
    this.ours =
        notary
            .<Predicate<SignedNote>>map(its -> its::hasSigned)
            .orElse(note -> published.all().stream().anyMatch(k -> note.isSignedBy(k.key())));
    this.notary = notary;
    this.newest = new Newest(database, clock);
    this.clock = clock;
  }

  /**
   * Begins a pass, unless one is under way.
   *
   * @return the one that is under way now
   */
  public synchronized CheckPass ask() {
    CheckPass known = pass;
    if (known != null && known.ended().isEmpty()) {
      return known;
    }
    LOG.info("the whole ledger is held against what was signed, because somebody asked for it");
    CheckPass begun = CheckPass.begun(Occasion.ASKED, clock.instant());
    pass = begun;
    return begun;
  }

  /** The pass that is under way or was the last; empty if none was asked for in this process. */
  public Optional<CheckPass> pass() {
    return Optional.ofNullable(pass);
  }

  /**
   * Does some of what was asked for; nothing if nothing was.
   *
   * @throws RuntimeException if the store cannot be reached; the pass begins anew at the next round
   */
  public void round() {
    CheckPass asked = pass;
    if (asked == null || asked.ended().isPresent()) {
      return;
    }
    LedgerCheck looking = check == null ? fromTheFirst() : check;
    check = null;
    try {
      look(asked, looking);
    } catch (DiffersException e) {
      if (e.couldBeAnOlderState()) {
        newest.demand();
        lookAgain(asked);
      } else {
        differs(asked, e);
      }
    }
  }

  private void lookAgain(CheckPass asked) {
    try {
      look(asked, fromTheFirst().resumedAt(asked.checked()));
    } catch (DiffersException e) {
      differs(asked, e);
    }
  }

  private LedgerCheck fromTheFirst() {
    return new LedgerCheck(ledger, tiles, checkpoints, ours);
  }

  private void look(CheckPass asked, LedgerCheck looking) {
    long size = checkpoints.latest().map(last -> last.checkpoint().size()).orElse(0L);
    looking.advance(LINES_A_ROUND, size);
    CheckPass further = asked.at(looking.checked(), size);
    if (looking.checked() < size) {
      check = looking;
      pass = further;
    } else {
      looking.finish();
      sound(further.sound(clock.instant()));
    }
  }

  private void sound(CheckPass through) {
    notary.ifPresent(
        its -> {
          its.passes().sound(through, clock.instant());
          its.goOn();
        });
    pass = through;
    LOG.info("events 1 to {} are what was signed", through.size());
  }

  private void differs(CheckPass asked, DiffersException e) {
    if (notary.isPresent()) {
      notary.get().stop(e);
    } else {
      LOG.error("{}: the ledger is not what was signed", e.getMessage());
    }
    pass = asked.seen(e, clock.instant());
  }
}
