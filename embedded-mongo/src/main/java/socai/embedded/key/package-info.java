/** Order-preserving bytes for BSON values: comparing bytes compares values as MongoDB does. */
@NullMarked
package socai.embedded.key;

import org.jspecify.annotations.NullMarked;
