package socai.query.projection;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.stereotype.Component;
import socai.ledger.Position;

/** The collections that pictures are kept in. */
@Component
public class ReadModels {
  private final MongoDatabase database;

  ReadModels(MongoDatabase database) {
    this.database =
        database
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadConcern(ReadConcern.MAJORITY)
            .withCodecRegistry(
                CodecRegistries.fromRegistries(
                    CodecRegistries.fromProviders(new PictureCodecs()),
                    database.getCodecRegistry()));
  }

  /**
   * The pictures on {@code shelf} as an answer reads them: as they were at its position.
   *
   * @throws IllegalArgumentException if they are not kept so, or not at positions that are another
   *     projection's
   * @throws socai.problem.RefusedException (410) if they are kept so, but not of the position that
   *     was asked for
   */
  public <P extends Picture> Snapshot<P> at(Shelf<P> shelf, Shown shown) {
    boolean anywhere = shelf.past() == Past.EVENTS;
    if (shelf.past() == Past.BATCHES && shown.isBetween()) {
      throw ProjectionRefusal.NOT_KEPT.refused();
    }
    if (!anywhere && !(shelf.past() == Past.BATCHES && shown.isLedBy(shelf.projection()))) {
      throw new IllegalArgumentException(shelf.name() + " is not kept as it was");
    }
    Generation generation = shown.of(shelf.projection());
    return new Snapshot<>(
        collection(shelf, generation),
        past(shelf, generation),
        codec(shelf),
        shown.position().value());
  }

  /**
   * The lines on {@code shelf}. Whoever reads them leaves out those of events after the answer's
   * position.
   *
   * @throws IllegalArgumentException if there are none on it
   */
  public <P extends Picture> MongoCollection<P> lines(Shelf<P> shelf, Shown shown) {
    if (shelf.past() != Past.LINES) {
      throw new IllegalArgumentException(shelf.name() + " has no lines");
    }
    return collection(shelf, shown.of(shelf.projection()));
  }

  /** Keeps the pictures of {@code generation} on {@code shelf} that are replaced. */
  <P extends Picture> Versions<P> versions(Shelf<P> shelf, Generation generation, Runnable begin) {
    return new Versions<>(
        past(shelf, generation), codec(shelf), shelf.past() == Past.EVENTS, begin);
  }

  /** Forgets all that were replaced up to {@code position}. */
  void forget(Shelf<?> shelf, Generation generation, Position position) {
    if (shelf.past().isKept()) {
      past(shelf, generation).deleteMany(Filters.lte(Versions.UNTIL, position.value()));
    }
  }

  private MongoCollection<BsonDocument> past(Shelf<?> shelf, Generation generation) {
    return database.getCollection(generation.past(shelf), BsonDocument.class);
  }

  private <P extends Picture> Codec<P> codec(Shelf<P> shelf) {
    return database.getCodecRegistry().get(shelf.type());
  }

  /** The pictures on {@code shelf} in {@code generation}. */
  public <P extends Picture> MongoCollection<P> collection(Shelf<P> shelf, Generation generation) {
    return database.getCollection(generation.collection(shelf), shelf.type());
  }

  /** The same as stored, not read as pictures: it may have been drawn by another version. */
  public MongoCollection<RawBsonDocument> stored(Shelf<?> shelf, Generation generation) {
    return database.getCollection(generation.collection(shelf), RawBsonDocument.class);
  }

  /** Makes what {@code generation} of {@code projection} needs before it is drawn on. */
  public void prepare(Projection projection, Generation generation) {
    for (Shelf<?> shelf : projection.shelves()) {
      MongoCollection<RawBsonDocument> collection = stored(shelf, generation);
      shelf.indexes().forEach(collection::createIndex);
      if (shelf.past().isKept()) {
        past(shelf, generation).createIndex(Indexes.ascending(Versions.UNTIL));
      }
    }
  }

  /** Removes all pictures of {@code generation}. */
  public void drop(Projection projection, Generation generation) {
    for (Shelf<?> shelf : projection.shelves()) {
      stored(shelf, generation).drop();
      if (shelf.past().isKept()) {
        past(shelf, generation).drop();
      }
    }
  }
}
