/** Tables as files that a spreadsheet opens and goes on counting with. */
@NullMarked
package socai.query.table;

import org.jspecify.annotations.NullMarked;
