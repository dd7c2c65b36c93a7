package socai.proof.planted;

import socai.proof.verify.Trust;

/** What makes proofs and what judges them become one. */
public record LeansOnTheVerifier(Trust trust) {}
