/**
 * What values a command's fields may have: declared where they stand, checked and described alike.
 */
@NullMarked
package socai.range;

import org.jspecify.annotations.NullMarked;
