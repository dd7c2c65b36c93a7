/** What an index is, and which keys a document has in it. */
@NullMarked
package socai.embedded.index;

import org.jspecify.annotations.NullMarked;
