/**
 * The auditor's half: verifies what the log gave out, with nothing but the JDK, and shares no code
 * with what made it.
 */
@NullMarked
package socai.proof.verify;

import org.jspecify.annotations.NullMarked;
