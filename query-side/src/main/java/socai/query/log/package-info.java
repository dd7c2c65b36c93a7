/** The transparency log as readers and strangers' tools meet it, and the notary that keeps it. */
@NullMarked
package socai.query.log;

import org.jspecify.annotations.NullMarked;
