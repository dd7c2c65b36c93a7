/**
 * What is promised of every ledger and of every engine of Axon's on one, as tests that others can
 * run on a store of theirs. In a jar of its own, of class {@code ledger-contract}.
 */
@NullMarked
package socai.ledger.contract;

import org.jspecify.annotations.NullMarked;
