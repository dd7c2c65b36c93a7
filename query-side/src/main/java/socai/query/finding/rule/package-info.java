/** The rules by which findings are made, each a pure function of what it looks at; none accuses. */
@NullMarked
package socai.query.finding.rule;

import org.jspecify.annotations.NullMarked;
