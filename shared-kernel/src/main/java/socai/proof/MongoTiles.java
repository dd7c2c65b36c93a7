package socai.proof;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import socai.proof.tree.Tile;
import socai.proof.tree.TileId;
import socai.proof.tree.TiledTree;

/**
 * The tiles in a MongoDB collection, one document each. A tile only ever grows; the unfinished tile
 * of an earlier size is the beginning of what is there.
 */
final class MongoTiles implements TiledTree.Tiles {
  static final String COLLECTION = "log_tiles";
  private static final String WIDTH = "width";
  private static final String HASHES = "hashes";

  private final MongoCollection<Document> tiles;

  MongoTiles(MongoDatabase database) {
    tiles =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public Map<TileId, Tile> read(Collection<TileId> ids) {
    Map<String, Document> stored = new HashMap<>();
    tiles
        .find(Filters.in("_id", ids.stream().map(MongoTiles::key).toList()))
        .forEach(tile -> stored.put(tile.getString("_id"), tile));
    Map<TileId, Tile> found = new HashMap<>();
    for (TileId id : ids) {
      Document tile = stored.get(key(id));
      if (tile != null) {
        found.put(id, new Tile(id, tile.get(HASHES, Binary.class).getData()));
      }
    }
    return found;
  }

  /**
   * Writes {@code grown} where they are wider than what is there. Another process may have got
   * further.
   *
   * @throws DiffersException if what another one wrote is not the same
   */
  void write(List<Tile> grown) {
    if (grown.isEmpty()) {
      return;
    }
    try {
      tiles.bulkWrite(
          grown.stream().map(MongoTiles::wider).toList(), new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream()
          .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
      compare(grown);
    }
  }

  private void compare(List<Tile> grown) {
    Map<TileId, Tile> there = read(grown.stream().map(Tile::id).toList());
    for (Tile tile : grown) {
      Tile other = there.get(tile.id());
      long position = tile.id().firstLeaf() + 1;
      if (other == null) {
        throw DiffersException.missing(Difference.TREE, position);
      }
      if (!other.agreesWith(tile)) {
        throw new DiffersException(Difference.TREE, position);
      }
    }
  }

  private static UpdateOneModel<Document> wider(Tile tile) {
    return new UpdateOneModel<>(
        Filters.and(Filters.eq("_id", key(tile.id())), Filters.lt(WIDTH, tile.width())),
        Updates.combine(
            Updates.set(WIDTH, tile.width()),
            Updates.set(HASHES, new Binary(tile.bytes(tile.width())))),
        new UpdateOptions().upsert(true));
  }

  static String key(TileId id) {
    return id.level() + "/" + id.path();
  }
}
