/**
 * The tamper drill: what somebody with the database's own password could do to a ledger, done to a
 * copy, and an auditor who must find it.
 */
@NullMarked
package socai.proof.drill;

import org.jspecify.annotations.NullMarked;
