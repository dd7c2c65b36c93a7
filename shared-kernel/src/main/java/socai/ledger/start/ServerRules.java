package socai.ledger.start;

import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.ledger.StartRefusal;
import socai.problem.RefusedException;

/** On which servers the ledger's promises hold. */
final class ServerRules {
  /** How far a server's clock may be from ours: times of recording would mislead auditors. */
  static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private ServerRules() {}

  /**
   * @param wanted the write concern that the connection string states; null if it states none
   * @param production whether what is written must outlive the loss of a disk
   * @throws RefusedException for the first rule that is broken
   */
  static void check(ServerFacts server, @Nullable WriteConcern wanted, boolean production) {
    if (production && server.replicaSet().isEmpty() && !server.router()) {
      throw StartRefusal.STANDALONE.refused();
    }
    if (server.arbiters() > 0 && server.dataMembers() - 1 < server.majority()) {
      throw StartRefusal.ARBITER.refused(
          Map.of(
              "members", Integer.toString(server.dataMembers()),
              "arbiters", Integer.toString(server.arbiters())));
    }
    if (wanted != null && isWeak(wanted, server)) {
      throw StartRefusal.WEAK_WRITES.refused();
    }
    server
        .clockOff()
        .filter(off -> off.abs().minus(server.clockError()).compareTo(CLOCK_TOLERANCE) > 0)
        .ifPresent(
            off -> {
              throw StartRefusal.CLOCK_OFF.refused(
                  Map.of(
                      "seconds", Long.toString(off.toSeconds()),
                      "tolerance", Long.toString(CLOCK_TOLERANCE.toSeconds())));
            });
  }

  private static boolean isWeak(WriteConcern wanted, ServerFacts server) {
    if (Boolean.FALSE.equals(wanted.getJournal())) {
      return true;
    }
    Object w = wanted.getWObject();
    if (w instanceof Integer members) {
      return server.router() || members < server.majority();
    }
    return w != null && !"majority".equals(w);
  }
}
