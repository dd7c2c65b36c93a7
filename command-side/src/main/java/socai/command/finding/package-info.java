/** Examining findings: what the query side found worth a look, and what an auditor says of it. */
@NullMarked
package socai.command.finding;

import org.jspecify.annotations.NullMarked;
