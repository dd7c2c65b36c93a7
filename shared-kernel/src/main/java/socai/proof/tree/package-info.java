/** Merkle trees of RFC 6962 and RFC 9162, kept as the tiles of C2SP's tlog-tiles. */
@NullMarked
package socai.proof.tree;

import org.jspecify.annotations.NullMarked;
