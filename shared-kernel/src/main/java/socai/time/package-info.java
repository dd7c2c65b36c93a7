/** The two clocks: when something occurred in the field, and when the ledger recorded it. */
@NullMarked
package socai.time;

import org.jspecify.annotations.NullMarked;
