/** What signing, proving, exporting and verifying the ledger cost beside hashing its bytes. */
@NullMarked
package socai.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
