/** What is worth an auditor's look: found by rules with parameters, none of which accuses. */
@NullMarked
package socai.query.finding;

import org.jspecify.annotations.NullMarked;
