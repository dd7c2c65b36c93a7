package socai.proof.tree;

/** A tile that the tree must have is not there, or is narrower than it must be. */
public final class MissingTileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TileId tile;

  MissingTileException(TileId tile) {
    super("tile " + tile.level() + "/" + tile.path() + " is missing");
    this.tile = tile;
  }

  /** Which. */
  public TileId tile() {
    return tile;
  }
}
