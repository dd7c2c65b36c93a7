package socai.proof.drill;

import java.time.Duration;
import java.util.Optional;
import socai.proof.NotaryState;

/**
 * How an attack went.
 *
 * @param found by the auditor; empty if it passed
 * @param within how long the auditor took to find it
 * @param notary what a notary does that comes up after the attack
 */
public record DrillResult(
    Attack attack, Optional<Found> found, Duration within, NotaryState notary) {}
