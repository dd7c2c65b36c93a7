package socai.standalone.crash.server;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;

/** A replica set of three {@code mongod} processes. What is hurt is the primary of that moment. */
public final class ReplicaSet implements Server {
  static final String NAME = "crashtest";
  private static final int MEMBERS = 3;
  private static final int ELECTION_TIMEOUT_MILLIS = 1_000;
  private static final int AWAY_SECONDS = 10;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final List<Member> members = new ArrayList<>();

  /** The member that was hurt last. */
  private Member hurt;

  /** Starts three of {@code program} on data in {@code folder}, and makes them a replica set. */
  public ReplicaSet(Path program, Path folder) {
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new Member(program, folder.resolve("member-" + i)));
    }
    hurt = members.get(0);
    try (MongoClient first = Answering.client(hurt.port())) {
      Answering.await(first, hello -> true);
      first
          .getDatabase("admin")
          .runCommand(
              new Document("replSetInitiate", config(members.stream().map(Member::port).toList())));
    }
    primary();
  }

  /** The program, where MONGOD_HOME or the PATH has it. */
  public static Optional<Path> program() {
    return Programs.find("mongod", System.getenv("MONGOD_HOME"), System.getenv("PATH"));
  }

  /** Elects within a second or so, so that cycles are short. */
  static Document config(List<Integer> ports) {
    return new Document("_id", NAME)
        .append(
            "members",
            IntStream.range(0, ports.size())
                .mapToObj(i -> new Document("_id", i).append("host", "127.0.0.1:" + ports.get(i)))
                .toList())
        .append("settings", new Document("electionTimeoutMillis", ELECTION_TIMEOUT_MILLIS));
  }

  /** The member that writes go to; waits while there is none. */
  private Member primary() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      for (Member member : members) {
        if (member.isPrimary()) {
          return member;
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IllegalStateException("the replica set elects no primary");
  }

  @Override
  public String uri() {
    return members.stream()
        .map(member -> "127.0.0.1:" + member.port())
        .collect(Collectors.joining(",", "mongodb://", ""));
  }

  @Override
  public InetSocketAddress writable() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), primary().port());
  }

  @Override
  public boolean isAlive() {
    return members.stream().anyMatch(Member::isAlive);
  }

  @Override
  public boolean bears(Hurt hurt) {
    return true;
  }

  @Override
  public void hurt(Hurt how) {
    hurt = primary();
    switch (how) {
      case KILL -> hurt.kill();
      case PAUSE -> hurt.pause();
      case STEP_DOWN -> stepDown(hurt);
    }
  }

  private static void stepDown(Member member) {
    try (MongoClient client = Answering.client(member.port())) {
      client
          .getDatabase("admin")
          .runCommand(new Document("replSetStepDown", AWAY_SECONDS).append("force", true));
    } catch (MongoException e) {
      // some versions answer by cutting the connection; who is primary then is asked below
    }
  }

  @Override
  public void heal(Hurt how) {
    switch (how) {
      case KILL -> hurt.start();
      case PAUSE -> hurt.resume();
      case STEP_DOWN -> {}
    }
    primary();
  }

  @Override
  public void close() {
    members.forEach(Member::close);
  }
}
