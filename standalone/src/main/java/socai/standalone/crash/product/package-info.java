/**
 * Hurts the whole program, as its users have it, by a seed: its machine, its files, its callers.
 * After each fault the ledger's own verifier and what the callers were told must agree.
 */
@NullMarked
package socai.standalone.crash.product;

import org.jspecify.annotations.NullMarked;
