/** What the log signs: C2SP's signed notes, checkpoints and verifier keys, with Ed25519. */
@NullMarked
package socai.proof.note;

import org.jspecify.annotations.NullMarked;
