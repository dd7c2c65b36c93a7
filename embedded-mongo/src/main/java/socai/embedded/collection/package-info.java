/** Documents and their index entries, changed together. */
@NullMarked
package socai.embedded.collection;

import org.jspecify.annotations.NullMarked;
