/** The rim: Axon's command bus and repositories, and the one class that all streams extend. */
@NullMarked
package socai.command.axon;

import org.jspecify.annotations.NullMarked;
