/** All that happened to one subject, with who, when, and where it stands in the ledger. */
@NullMarked
package socai.query.timeline;

import org.jspecify.annotations.NullMarked;
