/** MongoDB's wire protocol: connections, requests read from bytes, replies written to bytes. */
@NullMarked
package socai.embedded.wire;

import org.jspecify.annotations.NullMarked;
