/** What must be true of a store before a process works with the ledger in it. */
@NullMarked
package socai.ledger.start;

import org.jspecify.annotations.NullMarked;
