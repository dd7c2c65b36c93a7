package socai.query.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socai.proof.ProofRefusal;
import socai.proof.tree.TileId;

/**
 * The address of a tile or bundle.
 *
 * @param partial how much of it is asked for; empty for a full one
 */
record TilePath(TileId id, Optional<Integer> partial) {
  private static final Pattern PATH = Pattern.compile("/([x0-9/]{3,})(?:\\.p/([1-9][0-9]{0,2}))?");

  /**
   * Reads what follows the level: {@code /x001/x234/067.p/112}.
   *
   * @throws socai.problem.RefusedException if no tile has such an address
   */
  static TilePath parse(String level, String path) {
    Matcher parts = PATH.matcher(path);
    boolean plain = level.equals("0") || !level.startsWith("0");
    if (!plain || !parts.matches()) {
      throw ProofRefusal.NO_SUCH_TILE.refused();
    }
    try {
      TileId id = TileId.of(Integer.parseInt(level), parts.group(1));
      return new TilePath(id, Optional.ofNullable(parts.group(2)).map(Integer::valueOf));
    } catch (IllegalArgumentException e) {
      throw ProofRefusal.NO_SUCH_TILE.refused();
    }
  }

  /**
   * How many hashes or lines are asked for.
   *
   * @throws socai.problem.RefusedException if the tree of {@code size} has not so many there
   */
  int width(long size) {
    int asked = partial.orElse(TileId.WIDTH);
    if (asked > id.width(size) || (partial.isPresent() && asked == TileId.WIDTH)) {
      throw ProofRefusal.NO_SUCH_TILE.refused();
    }
    return asked;
  }
}
