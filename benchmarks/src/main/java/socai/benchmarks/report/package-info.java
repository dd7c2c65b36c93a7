/** What was measured, as JSON lines, as files, and as a picture. */
@NullMarked
package socai.benchmarks.report;

import org.jspecify.annotations.NullMarked;
