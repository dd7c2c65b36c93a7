package socai.ledger;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import socai.event.StreamId;

/** Reads commits, and looks that nothing is missing between them. */
final class LedgerReader {
  /** How much may be in memory of one batch, before the last commit that is added to it. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int LIKELY = 4_096;

  /**
   * How much of a stream is asked for at once: more than almost any has, and little enough for a
   * server that sorts it in memory.
   */
  private static final int MOST_NUMBERS = 1_024;

  /** Commits are small: the first look back is at one number, each next one so much further. */
  private static final int NEAR = 16;

  private final MongoCollection<RawBsonDocument> commits;

  LedgerReader(MongoCollection<RawBsonDocument> commits) {
    this.commits = commits;
  }

  /** A batch of 16 MiB comes in one piece or a few. */
  private MongoCollection<RawBsonDocument> commits() {
    return MongoCommits.within(StoreClient.ANSWERED_WITHIN, commits);
  }

  /**
   * Up to {@code limit} entries after {@code after}; fewer only at the end. Positions being dense,
   * they are in the commits that begin there, and in the one that begins before and reaches there.
   */
  List<Entry> read(Position after, int limit) {
    return limit < 1
        ? List.of()
        : read(
            after,
            new Document("$gt", after.value()).append("$lte", after.value() + limit),
            limit,
            limit,
            Long.MAX_VALUE);
  }

  /**
   * What is in the next {@code mostCommits} commits after {@code after}; in fewer where they are
   * large, and nothing only at the end. To go on from there costs one query.
   */
  List<Entry> readWhole(Position after, int mostCommits) {
    return read(
        after, new Document("$gt", after.value()), mostCommits, Integer.MAX_VALUE, MOST_BYTES);
  }

  private List<Entry> read(
      Position after, Document range, int mostCommits, int mostEntries, long mostBytes) {
    List<Entry> entries = new ArrayList<>(Math.min(mostCommits, LIKELY));
    FindIterable<RawBsonDocument> following =
        commits()
            .find(new Document("_id", range))
            .sort(Sorts.ascending("_id"))
            .limit(mostCommits)
            .batchSize(mostCommits);
    Position expected = after.plus(1);
    long bytes = 0;
    try (MongoCursor<RawBsonDocument> cursor = following.iterator()) {
      StoredCommit commit = cursor.hasNext() ? StoredCommit.of(cursor.next()) : null;
      if (!after.equals(Position.START) && (commit == null || !commit.first().equals(expected))) {
        expected = addRest(entries, after, commit != null, mostEntries);
      }
      while (commit != null && entries.size() < mostEntries) {
        if (!commit.first().equals(expected)) {
          throw missing(expected, commit.first());
        }
        for (int i = 0; i < commit.size() && entries.size() < mostEntries; i++) {
          entries.add(commit.entry(i));
        }
        expected = commit.last().plus(1);
        bytes += commit.bytes();
        commit = bytes < mostBytes && cursor.hasNext() ? StoredCommit.of(cursor.next()) : null;
      }
    }
    return entries;
  }

  /**
   * Adds what comes after {@code after} in the commit that began at or before it, and answers with
   * the position after that commit.
   */
  private Position addRest(
      List<Entry> entries, Position after, boolean moreFollows, int mostEntries) {
    RawBsonDocument begun =
        commits()
            .find(Filters.lte("_id", after.value()))
            .sort(Sorts.descending("_id"))
            .limit(1)
            .first();
    if (begun == null) {
      if (moreFollows) {
        throw new LedgerBrokenException("position " + after + " is missing");
      }
      return after.plus(1);
    }
    StoredCommit commit = StoredCommit.of(begun);
    int from = (int) Math.min(commit.size(), after.value() - commit.first().value() + 1);
    for (int i = from; i < commit.size() && entries.size() < mostEntries; i++) {
      entries.add(commit.entry(i));
    }
    return commit.last().isAfter(after) ? commit.last().plus(1) : after.plus(1);
  }

  private static LedgerBrokenException missing(Position expected, Position found) {
    return new LedgerBrokenException("position " + expected + " is missing: next is " + found);
  }

  /**
   * The entries of {@code stream} from its event number {@code from} on. Reads the commits from the
   * one on in which that number stands, or would stand.
   */
  List<Entry> read(StreamId stream, long from) {
    String subject = stream.toString();
    long number = from == 0 ? 0 : beginningAround(subject, from);
    List<Entry> entries = new ArrayList<>();
    long end;
    do {
      end = number + MOST_NUMBERS;
      number = addCommits(entries, subject, number, end, from);
    } while (number >= end); // otherwise the commit that would go on is not there
    return entries;
  }

  /**
   * Adds the events with a number of at least {@code from} of the commits in which the stream
   * begins at {@code number} or later and before {@code end}, and answers with the number after
   * them.
   */
  private long addCommits(List<Entry> entries, String subject, long number, long end, long from) {
    long next = number;
    for (RawBsonDocument document :
        commits()
            .find(inStream(key(subject, number), "$lt", key(subject, end)))
            .sort(Sorts.ascending("_id"))) {
      StoredCommit commit = StoredCommit.of(document);
      if (firstNumberIn(commit, subject) != next) {
        throw new LedgerBrokenException(
            "event " + next + " of a stream is missing: next is in commit " + commit.first());
      }
      for (int i = 0; i < commit.size(); i++) {
        Entry entry = commit.entry(i);
        if (commit.streams().size() > 1 && !Envelope.of(entry).subject().equals(subject)) {
          continue;
        }
        if (next >= from) {
          entries.add(entry);
        }
        next++;
      }
    }
    return next;
  }

  /**
   * The number with which the last commit of a stream begins that begins at or before {@code from};
   * 0 if none does. Looks at few commits before it, and at more only if these few were larger.
   */
  private long beginningAround(String subject, long from) {
    for (long back = 1; ; back *= NEAR) {
      long least = Math.max(0, from - back);
      long begins = -1;
      // Not sorted with a limit of one: a server may walk the whole ledger for that.
      for (RawBsonDocument found :
          commits().find(inStream(key(subject, least), "$lte", key(subject, from)))) {
        begins = Math.max(begins, firstNumberIn(StoredCommit.of(found), subject));
      }
      if (begins >= 0) {
        return begins;
      }
      if (least == 0) {
        return 0;
      }
    }
  }

  private static String key(String subject, long number) {
    return subject + "/" + EventLine.sequence(number);
  }

  private static Bson inStream(String fromKey, String to, String toKey) {
    return new Document(
        LedgerIndexes.STREAMS,
        new Document("$elemMatch", new Document("$gte", fromKey).append(to, toKey)));
  }

  private static long firstNumberIn(StoredCommit commit, String subject) {
    String prefix = subject + "/";
    for (String key : commit.streams()) {
      if (key.startsWith(prefix)) {
        return Long.parseLong(key.substring(prefix.length()));
      }
    }
    throw new LedgerBrokenException("commit " + commit.first() + " is not of the stream it has");
  }
}
