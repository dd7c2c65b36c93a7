package socai.ledger;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.RawBsonDocument;
import socai.schema.Json;

/** A store in memory that does to the next inserts what it is told to, and remembers what came. */
final class ScriptedStore implements CommitStore {
  static final MongoException CUT =
      new MongoSocketReadException("cut", new ServerAddress("localhost"));

  /** Done in place of an insert. */
  interface Step {
    InsertOutcome insert(ScriptedStore store, List<RawBsonDocument> commits);
  }

  final List<Integer> batches = new ArrayList<>();
  final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final List<StoredCommit> commits = new ArrayList<>();
  private final Queue<Step> script = new ArrayDeque<>();
  private int unconfirmed;
  private int looksUntilConfirmed;
  private int silentLooks;

  ScriptedStore then(Step step) {
    script.add(step);
    return this;
  }

  /** The next {@code looks} that ask for the head or for a command are not answered. */
  ScriptedStore silentFor(int looks) {
    silentLooks = looks;
    return this;
  }

  /** What another process has written, which a majority has only after so many more looks. */
  void othersWrite(Commit commit, int looks) {
    PendingCommit other = PendingCommit.of(commit, Json.mapper());
    commits.add(StoredCommit.of(other.at(last().plus(1))));
    unconfirmed = looks > 0 ? 1 : 0;
    looksUntilConfirmed = looks;
  }

  /** Whatever is written next, a majority has the last of it only after so many more looks. */
  void hideLastFor(int looks) {
    unconfirmed = 1;
    looksUntilConfirmed = looks;
  }

  /** The lines of all commits in their order. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Position expected = new Position(1);
    for (StoredCommit commit : commits) {
      if (!commit.first().equals(expected)) {
        throw new AssertionError("position " + expected + " is missing");
      }
      for (int i = 0; i < commit.size(); i++) {
        lines.add(commit.entry(i).line());
      }
      expected = commit.last().plus(1);
    }
    return lines;
  }

  private Position last() {
    return commits.isEmpty() ? Position.START : commits.get(commits.size() - 1).last();
  }

  private List<StoredCommit> confirmed() {
    if (silentLooks > 0) {
      silentLooks--;
      throw CUT;
    }
    if (unconfirmed > 0 && --looksUntilConfirmed < 0) {
      unconfirmed = 0;
    }
    return commits.subList(0, Math.max(0, commits.size() - unconfirmed));
  }

  @Override
  public Position head() {
    calls.add("head");
    List<StoredCommit> seen = confirmed();
    return seen.isEmpty() ? Position.START : seen.get(seen.size() - 1).last();
  }

  @Override
  public InsertOutcome insert(List<RawBsonDocument> documents) {
    calls.add("insert");
    batches.add(documents.size());
    Step step = script.poll();
    return step == null ? insertAll(documents) : step.insert(this, documents);
  }

  /** As a store does: in order, up to the first whose key is taken. */
  InsertOutcome insertAll(List<RawBsonDocument> documents) {
    for (int i = 0; i < documents.size(); i++) {
      byte[] copy = documents.get(i).getByteBuffer().array().clone();
      StoredCommit commit = StoredCommit.of(new RawBsonDocument(copy));
      if (commits.stream().anyMatch(stored -> clash(stored, commit))) {
        return new InsertOutcome(InsertOutcome.Kind.TAKEN, i, CUT);
      }
      commits.add(commit);
    }
    return InsertOutcome.all(documents.size());
  }

  private static boolean clash(StoredCommit one, StoredCommit other) {
    return one.first().equals(other.first())
        || one.command().equals(other.command())
        || one.taken().stream().anyMatch(other.taken()::contains);
  }

  @Override
  public Optional<StoredCommit> find(CommandId command) {
    calls.add("find");
    return confirmed().stream()
        .filter(commit -> commit.command().equals(command.toString()))
        .findFirst();
  }

  @Override
  public Map<String, String> takers(Collection<String> keys) {
    calls.add("takers");
    Map<String, String> takers = new HashMap<>();
    for (StoredCommit commit : confirmed()) {
      commit.taken().stream()
          .filter(keys::contains)
          .forEach(key -> takers.put(key, commit.command()));
    }
    return takers;
  }
}
