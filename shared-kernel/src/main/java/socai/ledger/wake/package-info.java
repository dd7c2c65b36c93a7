/**
 * How a process hears that another one has appended: told by the store where it can, else by
 * looking.
 */
@NullMarked
package socai.ledger.wake;

import org.jspecify.annotations.NullMarked;
