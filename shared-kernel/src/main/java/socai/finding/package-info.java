/** What auditors say of findings: that something in the ledger was worth a look, and had one. */
@NullMarked
package socai.finding;

import org.jspecify.annotations.NullMarked;
