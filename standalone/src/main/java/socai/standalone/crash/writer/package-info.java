/**
 * What a writer process does: it appends to the ledger with several threads, follows it with one
 * more, and tells on its output of each attempt before it is made and how it ended.
 */
@NullMarked
package socai.standalone.crash.writer;

import org.jspecify.annotations.NullMarked;
