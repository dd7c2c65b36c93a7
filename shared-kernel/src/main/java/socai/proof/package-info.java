/**
 * What an auditor can hold against us: the notary, who follows the ledger, keeps its tree and signs
 * checkpoints of it, and the proofs that are drawn from that tree.
 */
@NullMarked
package socai.proof;

import org.jspecify.annotations.NullMarked;
