/** The store for one-command runs and tests: in process, on files, speaking MongoDB's protocol. */
@NullMarked
package socai.embedded;

import org.jspecify.annotations.NullMarked;
