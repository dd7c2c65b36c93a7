/** How the projections are, for whoever operates the process. */
@NullMarked
package socai.query.operation;

import org.jspecify.annotations.NullMarked;
