/** MongoDB's commands on the store, for mongo-java-server. */
@NullMarked
package socai.embedded.server;

import org.jspecify.annotations.NullMarked;
