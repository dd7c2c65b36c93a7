package socai.ledger.start;

import java.time.Duration;
import java.util.Map;
import socai.ledger.StartRefusal;
import socai.problem.RefusedException;

/** On which servers the ledger's promises hold. */
final class ServerRules {
  /** How far a server's clock may be from ours: times of recording would mislead auditors. */
  static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final String MAJORITY = "majority";

  private ServerRules() {}

  /**
   * @param wanted how the address wants to be written to
   * @param production whether what is written must outlive the loss of a disk
   * @throws RefusedException for the first rule that is broken
   */
  static void check(ServerFacts server, WantedWrites wanted, boolean production) {
    if (production && server.replicaSet().isEmpty() && !server.router()) {
      throw StartRefusal.STANDALONE.refused();
    }
    if (server.arbiters() > 0 && server.dataMembers() - 1 < server.majority()) {
      throw StartRefusal.ARBITER.refused(
          Map.of(
              "members", Integer.toString(server.dataMembers()),
              "arbiters", Integer.toString(server.arbiters())));
    }
    if (isWeak(wanted, server)) {
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

  private static boolean isWeak(WantedWrites wanted, ServerFacts server) {
    return !wanted.journal().orElse(true)
        || !wanted.named().orElse(MAJORITY).equals(MAJORITY)
        || wanted
            .members()
            .filter(members -> server.router() || members < server.majority())
            .isPresent();
  }
}
