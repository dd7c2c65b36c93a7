package socai.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a process: what concurrent commands want to append is gathered and sent as one
 * ordered insert.
 *
 * <p>Whoever gets the lock writes for all that wait, and those find their commit decided when they
 * get it. So nothing is handed to another thread, a lone append costs one insert, and a batch never
 * waits to grow: it grows while the batch before it is being written.
 *
 * <p>Commits take head + 1, + 2 … If another process took a position, the insert stops there; the
 * head is read anew and the rest is renumbered and sent again.
 */
final class GroupCommit {
  private static final int MOST_WAITING = 4_096;
  private static final int MOST_IN_A_BATCH = 500;
  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

  private final MongoCollection<Document> commits;
  private final Ledger ledger;
  private final BlockingQueue<PendingCommit> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}; null until read, and again after a doubt. */
  private @Nullable Position head;

  GroupCommit(MongoCollection<Document> commits, Ledger ledger) {
    this.commits = commits;
    this.ledger = ledger;
  }

  /** Appends {@code commit}, perhaps together with others; waits where too many wait already. */
  Position append(PendingCommit commit) {
    queue(commit);
    lock.lock();
    try {
      while (!commit.isDecided()) {
        List<PendingCommit> batch = new ArrayList<>();
        waiting.drainTo(batch, MOST_IN_A_BATCH);
        write(batch);
      }
      return commit.outcome().orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  private void queue(PendingCommit commit) {
    try {
      waiting.put(commit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the append; nothing was written", e);
    }
  }

  /** Decides every commit of {@code batch}, whatever happens. */
  private void write(List<PendingCommit> batch) {
    List<PendingCommit> left = batch;
    try {
      while (!left.isEmpty()) {
        left = insert(left);
      }
    } catch (MongoException e) {
      head = null;
      left.forEach(commit -> lookWhetherItLanded(commit, e));
    } catch (RuntimeException e) {
      head = null;
      left.stream().filter(commit -> !commit.isDecided()).forEach(commit -> commit.failed(e));
    }
  }

  /** Inserts what it can and returns what must be sent again. */
  private List<PendingCommit> insert(List<PendingCommit> batch) {
    Position before = head == null ? ledger.head() : head;
    List<Position> firsts = new ArrayList<>(batch.size());
    List<Document> documents = new ArrayList<>(batch.size());
    Position next = before.plus(1);
    for (PendingCommit commit : batch) {
      firsts.add(next);
      documents.add(commit.at(next));
      next = next.plus(commit.size());
    }
    head = null;
    int inserted;
    try {
      commits.insertMany(documents, IN_ORDER);
      inserted = batch.size();
    } catch (MongoBulkWriteException e) {
      inserted = firstRefused(e);
    }
    for (int i = 0; i < inserted; i++) {
      batch.get(i).landed(firsts.get(i));
    }
    if (inserted == batch.size()) {
      head = next.plus(-1);
      return List.of();
    }
    return refused(batch.subList(inserted, batch.size()));
  }

  private static int firstRefused(MongoBulkWriteException e) {
    for (BulkWriteError error : e.getWriteErrors()) {
      if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return error.getIndex();
      }
    }
    throw e;
  }

  /**
   * Looks which of its three unique keys the first commit found taken (servers tell it in words of
   * their own) and returns those to be sent again: all of them, if it was the position.
   */
  private List<PendingCommit> refused(List<PendingCommit> rest) {
    PendingCommit first = rest.get(0);
    if (ledger.find(first.command()).isPresent()) {
      first.failed(new CommandKnownException("command " + first.command() + " is in the ledger"));
    } else if (commits.find(Filters.in(LedgerIndexes.STREAMS, first.streams())).first() != null) {
      first.failed(new StreamConflictException("another commit came first in a stream"));
    } else {
      return rest;
    }
    return rest.subList(1, rest.size());
  }

  /** After an error that leaves it open: looks, and never sends again what may have landed. */
  private void lookWhetherItLanded(PendingCommit commit, MongoException error) {
    if (commit.isDecided()) {
      return;
    }
    try {
      Optional<Position> last = ledger.find(commit.command());
      if (last.isPresent()) {
        commit.landed(new Position(last.get().value() - commit.size() + 1));
      } else {
        commit.failed(error);
      }
    } catch (MongoException e) {
      error.addSuppressed(e);
      commit.failed(error);
    }
  }
}
