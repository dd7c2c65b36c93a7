/** Files and folders that nobody but their owner may read, and whole folders. */
@NullMarked
package socai.embedded.files;

import org.jspecify.annotations.NullMarked;
