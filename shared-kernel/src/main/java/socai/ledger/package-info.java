/**
 * The ledger: one total order of events without gaps, kept in MongoDB; the only writer of commits.
 */
@NullMarked
package socai.ledger;

import org.jspecify.annotations.NullMarked;
