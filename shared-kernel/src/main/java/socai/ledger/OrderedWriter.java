package socai.ledger;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives commits their positions and writes them, many with one insert. For one thread at a time.
 *
 * <p>Commits take head + 1, + 2 … If another process took a position, the insert stops there; the
 * head is read anew and the rest is renumbered and sent again. A head to build on is one that a
 * majority has: a fail-over could take any other away and leave a hole.
 *
 * <p>What was sent without an answer is looked for before it is sent again. Sent again it cannot be
 * there twice, because its command is unique.
 */
final class OrderedWriter {
  private static final Logger LOG = LoggerFactory.getLogger(OrderedWriter.class);

  private final CommitStore store;
  private final Duration patience;

  /** Null until read, and again after a doubt. */
  private @Nullable Position head;

  OrderedWriter(CommitStore store, Duration patience) {
    this.store = store;
    this.patience = patience;
  }

  /**
   * Decides every commit of {@code batch}, whatever happens; those alone are left undecided that
   * have more time than this thread.
   */
  void write(List<PendingCommit> batch) {
    RetryDeadline left = new RetryDeadline(TimeLimit.left(patience));
    try {
      List<PendingCommit> undecided = batch;
      while (!undecided.isEmpty()) {
        undecided = attempt(undecided, left);
      }
    } catch (RuntimeException | Error e) {
      head = null;
      RuntimeException why =
          e instanceof RuntimeException known ? known : new IllegalStateException(e);
      batch.stream().filter(commit -> !commit.isDecided()).forEach(commit -> commit.failed(why));
    } finally {
      left.end();
    }
  }

  /** Writes what it can, and answers with what must be tried again. */
  private List<PendingCommit> attempt(List<PendingCommit> batch, RetryDeadline patience) {
    List<PendingCommit> missing;
    Position next;
    try {
      missing = withoutThoseThatLanded(batch);
      if (missing.isEmpty()) {
        return missing;
      }
      next = (head == null ? store.head() : head).plus(1);
    } catch (MongoException e) {
      return again(batch, patience, e);
    }
    List<Position> firsts = new ArrayList<>(missing.size());
    List<RawBsonDocument> documents = new ArrayList<>(missing.size());
    for (PendingCommit commit : missing) {
      firsts.add(next);
      documents.add(commit.at(next));
      next = next.plus(commit.events());
    }
    head = null;
    InsertOutcome outcome = store.insert(documents);
    for (int i = 0; i < outcome.landed(); i++) {
      missing.get(i).landed(firsts.get(i).plus(missing.get(i).events() - 1L));
    }
    List<PendingCommit> rest = missing.subList(outcome.landed(), missing.size());
    return switch (outcome.kind()) {
      case ALL_LANDED -> {
        head = next.plus(-1);
        yield List.of();
      }
      case TAKEN -> taken(rest, firsts.get(outcome.landed()), patience);
      case UNFIT -> {
        rest.get(0).failed(reason(outcome));
        yield rest.subList(1, rest.size());
      }
      case NO_ROOM -> {
        rest.forEach(commit -> commit.failed(noRoom(commit)));
        yield List.of();
      }
      case IN_DOUBT -> {
        rest.forEach(PendingCommit::doubt);
        yield again(rest, patience, reason(outcome));
      }
    };
  }

  private static RuntimeException noRoom(PendingCommit commit) {
    return (commit.isInDoubt() ? LedgerRefusal.IN_DOUBT : LedgerRefusal.NO_ROOM).refused();
  }

  private static MongoException reason(InsertOutcome outcome) {
    MongoException why = outcome.why();
    return why == null ? new MongoException("the store gave no reason") : why;
  }

  private List<PendingCommit> withoutThoseThatLanded(List<PendingCommit> batch) {
    List<PendingCommit> missing = new ArrayList<>(batch.size());
    for (PendingCommit commit : batch) {
      Optional<StoredCommit> found =
          commit.isInDoubt() ? store.find(commit.command()) : Optional.empty();
      found.ifPresentOrElse(stored -> known(commit, stored), () -> missing.add(commit));
    }
    return missing;
  }

  /**
   * The first of {@code rest} was refused at {@code tried}. If the ledger has grown past it,
   * another process took the position, and all is sent again after the new head. If not, what it
   * shares with a stored commit is a stream or the command; or whoever took the position has not
   * been confirmed by a majority yet.
   */
  private List<PendingCommit> taken(
      List<PendingCommit> rest, Position tried, RetryDeadline patience) {
    try {
      Position now = store.head();
      if (now.compareTo(tried) >= 0) {
        head = now;
        return again(rest, patience, null);
      }
      List<PendingCommit> left = withoutThoseRefused(rest);
      return left.size() == rest.size() ? again(left, patience, null) : left;
    } catch (MongoException e) {
      return again(undecided(rest), patience, e);
    }
  }

  private List<PendingCommit> withoutThoseRefused(List<PendingCommit> rest) {
    Map<String, String> takers =
        store.takers(rest.stream().flatMap(commit -> commit.streams().stream()).toList());
    for (PendingCommit commit : rest) {
      Optional<String> taker =
          commit.streams().stream().filter(takers::containsKey).map(takers::get).findFirst();
      boolean mine = taker.filter(commit.command().toString()::equals).isPresent();
      if (mine || (taker.isEmpty() && commit == rest.get(0))) {
        store.find(commit.command()).ifPresent(stored -> known(commit, stored));
      } else if (taker.isPresent()) {
        commit.failed(conflict(commit.streams(), takers));
      }
    }
    return undecided(rest);
  }

  /** What is to be decided anew may no longer take the key. */
  private static RuntimeException conflict(List<String> wanted, Map<String, String> takers) {
    List<String> taken = wanted.stream().filter(takers::containsKey).toList();
    return UniqueKey.parse(taken.get(0))
        .<RuntimeException>map(KeyTakenException::new)
        .orElseGet(() -> new StreamConflictException("another commit came first in a stream"));
  }

  private static List<PendingCommit> undecided(List<PendingCommit> commits) {
    return commits.stream().filter(commit -> !commit.isDecided()).toList();
  }

  /**
   * The command is there: by this very append, unheard, or by another one. That an insert was
   * refused does not tell: where a line is cut the driver sends once more by itself, and hears that
   * what it has just written is taken.
   */
  private static void known(PendingCommit commit, StoredCommit stored) {
    if (commit.isWhatWasStored(stored)) {
      commit.landed(stored.last());
    } else {
      commit.failed(new CommandKnownException("command " + commit.command() + " is in the ledger"));
    }
  }

  /** {@code commits}, after a pause; none if the time is up: their callers know what to do. */
  private static List<PendingCommit> again(
      List<PendingCommit> commits, RetryDeadline patience, @Nullable MongoException why) {
    commits.forEach(commit -> commit.troubledBy(why));
    if (commits.isEmpty() || patience.pause()) {
      return undecided(commits);
    }
    LOG.warn(
        "{} commits were not written in time: {}",
        commits.size(),
        why == null ? "others always came first" : why.getClass().getName());
    return List.of();
  }
}
