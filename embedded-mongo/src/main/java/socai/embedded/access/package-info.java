/** Who may ask: whoever can read the secret that lies beside the data. */
@NullMarked
package socai.embedded.access;

import org.jspecify.annotations.NullMarked;
