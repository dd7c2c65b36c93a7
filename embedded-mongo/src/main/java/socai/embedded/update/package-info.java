/** Updates: what operators, or a whole document, make of a document. */
@NullMarked
package socai.embedded.update;

import org.jspecify.annotations.NullMarked;
