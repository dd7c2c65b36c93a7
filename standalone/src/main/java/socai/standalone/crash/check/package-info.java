/**
 * Holds what writers were told against what stands in the ledger. It reads stored documents and the
 * written history, and shares no code with what it checks.
 */
@NullMarked
package socai.standalone.crash.check;

import org.jspecify.annotations.NullMarked;
