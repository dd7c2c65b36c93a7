package socai.standalone.crash;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.standalone.crash.server.Server;
import socai.standalone.crash.server.Server.Hurt;

/** What goes wrong in a cycle. */
public enum Fault {
  /** Nothing: writers and readers of two processes, at once. */
  NONE,
  /** A writer's process is killed; another one sends again what it had no answer for. */
  WRITER_KILLED,
  /** A writer's process is killed when the server has inserted, before its answer is heard. */
  WRITER_KILLED_UNANSWERED,
  /** A writer's process is stopped for a while, and goes on with what it knew before. */
  WRITER_PAUSED,
  /** A connection is cut when an insert is under way to the server. */
  CUT_BEFORE_THE_COMMIT,
  /** A connection is cut when the server has inserted, before its answer is heard. */
  CUT_AFTER_THE_COMMIT,
  /**
   * Nothing goes over the connections of a writer's process any more, neither way, for longer than
   * it has patience; then all that waited arrives.
   */
  CONNECTION_STALLED,
  /** The server is killed and started again on its data. */
  SERVER_KILLED(Hurt.KILL),
  /** The server is stopped for a while; some writers lose patience. */
  SERVER_PAUSED(Hurt.PAUSE),
  /** The server and a writer's process are killed at once. */
  SERVER_AND_WRITER_KILLED(Hurt.KILL),
  /** The server hands its part over to another one. */
  SERVER_STEPS_DOWN(Hurt.STEP_DOWN);

  private final @Nullable Hurt ofServer;

  Fault() {
    this.ofServer = null;
  }

  Fault(Hurt ofServer) {
    this.ofServer = ofServer;
  }

  /** The faults that {@code server} can be made to suffer. */
  static List<Fault> borneBy(Server server) {
    return Arrays.stream(values())
        .filter(fault -> fault.ofServer == null || server.bears(fault.ofServer))
        .toList();
  }
}
