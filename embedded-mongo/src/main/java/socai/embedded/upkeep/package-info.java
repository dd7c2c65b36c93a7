/** What keeps a store fit: checks, compaction, backups; all can be done while it is in use. */
@NullMarked
package socai.embedded.upkeep;

import org.jspecify.annotations.NullMarked;
