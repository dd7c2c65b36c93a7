/**
 * What the store says of itself: what a check or a compaction found, and why it cannot be opened.
 */
@NullMarked
package socai.embedded.report;

import org.jspecify.annotations.NullMarked;
