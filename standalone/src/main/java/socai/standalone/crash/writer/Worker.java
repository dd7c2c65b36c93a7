package socai.standalone.crash.writer;

import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import socai.event.StreamId;
import socai.ledger.CommandId;
import socai.ledger.CommandKnownException;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.StreamConflictException;
import socai.problem.RefusedException;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.team.TeamId;
import socai.team.TeamRenamed;
import socai.time.RecordedAt;

/** Does errands, one after the other; tries each until it knows how it ended. */
final class Worker {
  private static final int MOST_CONFLICTS = 50;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Ledger ledger;
  private final HistoryWriter history;
  private final int thread;
  private final Map<StreamId, Long> next = new HashMap<>();

  Worker(Ledger ledger, HistoryWriter history, int thread) {
    this.ledger = ledger;
    this.history = history;
    this.thread = thread;
  }

  void carryOut(Errand errand) {
    Errand tried = errand;
    int conflicts = 0;
    while (conflicts < MOST_CONFLICTS) {
      tried = tried.triedAgain();
      Optional<Commit> commit = commit(tried);
      if (commit.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      history.intends(tried, thread, sum(commit.get()));
      try {
        history.acknowledged(tried, ledger.append(commit.get()).value());
        return;
      } catch (StreamConflictException e) {
        history.refused(tried);
        conflicts++;
      } catch (CommandKnownException e) {
        history.known(tried, firstOutcome(tried));
        return;
      } catch (MongoException | RefusedException e) {
        history.unknown(tried, e);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private long firstOutcome(Errand errand) {
    while (true) {
      try {
        return ledger
            .find(new CommandId(errand.command()))
            .map(known -> known.last().value())
            .orElseThrow(() -> new IllegalStateException("a known command is not found"));
      } catch (MongoException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** The events as they would be decided now; empty while the streams cannot be read. */
  private Optional<Commit> commit(Errand errand) {
    CommandId command = new CommandId(errand.command());
    RecordedAt recorded = new RecordedAt(Instant.now());
    List<EventLine> lines = new ArrayList<>();
    try {
      for (StreamId stream : errand.streams()) {
        long first = nextOf(stream);
        for (int i = 0; i < errand.events(); i++) {
          lines.add(line(command, recorded, stream, first + i, errand));
        }
      }
    } catch (MongoException e) {
      return Optional.empty();
    }
    return Optional.of(new Commit(command, recorded, lines));
  }

  private long nextOf(StreamId stream) {
    long known = next.getOrDefault(stream, 0L);
    long now = known + ledger.read(stream, known).size();
    next.put(stream, now);
    return now;
  }

  private static EventLine line(
      CommandId command, RecordedAt recorded, StreamId stream, long number, Errand errand) {
    TeamRenamed event =
        new TeamRenamed(
            new TeamId(UUID.fromString(stream.id())),
            "Tổ ".repeat(1 + errand.size() / 3),
            LocalDate.of(2024, 1, 1));
    String id = command + "/" + errand.tried() + "/" + stream + "/" + number;
    return new EventLine(
        "1.0",
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
        "/ledger/crashtest",
        EventTypes.nameOf(TeamRenamed.class),
        EventTypes.revisionOf(TeamRenamed.class),
        stream.toString(),
        EventLine.sequence(number),
        recorded.value().atOffset(ZoneOffset.ofHours(7)),
        recorded,
        "crashtest",
        command,
        "application/json",
        Json.mapper().valueToTree(event));
  }

  private static long sum(Commit commit) {
    CRC32C sum = new CRC32C();
    for (EventLine line : commit.events()) {
      sum.update(line.write(Json.mapper()).getBytes(StandardCharsets.UTF_8));
      sum.update('\n');
    }
    return sum.getValue();
  }
}
