/** Logs that hold each other honest: asking witnesses to sign a checkpoint, and being one. */
@NullMarked
package socai.proof.witness;

import org.jspecify.annotations.NullMarked;
