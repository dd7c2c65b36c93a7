package socai.ledger.start;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server says about itself.
 *
 * @param replicaSet its name; empty for a server on its own
 * @param router whether it leads on to the shards of a cluster, whose members it does not tell
 * @param dataMembers how many members hold data, itself included; hidden ones are not told
 * @param arbiters how many vote and hold none
 * @param clockOff how far its clock is ahead of ours; negative if it is behind; empty if untold
 * @param clockError how much of that may be the time that asking took
 */
record ServerFacts(
    Optional<String> replicaSet,
    boolean router,
    int dataMembers,
    int arbiters,
    Optional<Duration> clockOff,
    Duration clockError) {

  /** How many members make a majority of those who vote. */
  int majority() {
    return (dataMembers + arbiters) / 2 + 1;
  }
}
