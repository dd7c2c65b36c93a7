/** What is worth an auditor's look: found by rules with parameters, none of which accuses. */
@NullMarked
package socai.query.suspicion;

import org.jspecify.annotations.NullMarked;
