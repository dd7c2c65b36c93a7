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

/** The collections that views are kept in. */
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
                    CodecRegistries.fromProviders(new ViewCodecs()), database.getCodecRegistry()));
  }

  /**
   * The views in {@code collection} as an answer reads them: as they were at its position.
   *
   * @throws IllegalArgumentException if they are not kept so, or not at positions that are another
   *     projection's
   * @throws socai.problem.RefusedException (410) if they are kept so, but not of the position that
   *     was asked for
   */
  public <P extends View> CollectionSnapshot<P> at(
      ReadModelCollection<P> collection, ReadSnapshot snapshot) {
    boolean anywhere = collection.past() == Past.EVENTS;
    if (collection.past() == Past.BATCHES && snapshot.isBetween()) {
      throw ProjectionRefusal.NOT_KEPT.refused();
    }
    if (!anywhere
        && !(collection.past() == Past.BATCHES && snapshot.isLedBy(collection.projection()))) {
      throw new IllegalArgumentException(collection.name() + " is not kept as it was");
    }
    Generation generation = snapshot.of(collection.projection());
    return new CollectionSnapshot<>(
        collection(collection, generation),
        past(collection, generation),
        codec(collection),
        snapshot.position().value());
  }

  /**
   * The lines in {@code collection}. Whoever reads them leaves out those of events after the
   * answer's position.
   *
   * @throws IllegalArgumentException if there are none on it
   */
  public <P extends View> MongoCollection<P> lines(
      ReadModelCollection<P> collection, ReadSnapshot snapshot) {
    if (collection.past() != Past.LINES) {
      throw new IllegalArgumentException(collection.name() + " has no lines");
    }
    return collection(collection, snapshot.of(collection.projection()));
  }

  /** Keeps the views of {@code generation} in {@code collection} that are replaced. */
  <P extends View> Versions<P> versions(
      ReadModelCollection<P> collection, Generation generation, Runnable begin) {
    return new Versions<>(
        past(collection, generation), codec(collection), collection.past() == Past.EVENTS, begin);
  }

  /** Forgets all that were replaced up to {@code position}. */
  void forget(ReadModelCollection<?> collection, Generation generation, Position position) {
    if (collection.past().isKept()) {
      past(collection, generation).deleteMany(Filters.lte(Versions.UNTIL, position.value()));
    }
  }

  private MongoCollection<BsonDocument> past(
      ReadModelCollection<?> collection, Generation generation) {
    return database.getCollection(generation.past(collection), BsonDocument.class);
  }

  private <P extends View> Codec<P> codec(ReadModelCollection<P> collection) {
    return database.getCodecRegistry().get(collection.type());
  }

  /** The views in {@code collection} in {@code generation}. */
  public <P extends View> MongoCollection<P> collection(
      ReadModelCollection<P> collection, Generation generation) {
    return database.getCollection(generation.collection(collection), collection.type());
  }

  /** The same as stored, not read as views: it may have been projected by another version. */
  public MongoCollection<RawBsonDocument> stored(
      ReadModelCollection<?> collection, Generation generation) {
    return database.getCollection(generation.collection(collection), RawBsonDocument.class);
  }

  /** Makes what {@code generation} of {@code projection} needs before it is projected further. */
  public void prepare(Projection projection, Generation generation) {
    for (ReadModelCollection<?> collection : projection.collections()) {
      MongoCollection<RawBsonDocument> stored = stored(collection, generation);
      collection.indexes().forEach(stored::createIndex);
      if (collection.past().isKept()) {
        past(collection, generation).createIndex(Indexes.ascending(Versions.UNTIL));
      }
    }
  }

  /** Removes all views of {@code generation}. */
  public void drop(Projection projection, Generation generation) {
    for (ReadModelCollection<?> collection : projection.collections()) {
      stored(collection, generation).drop();
      if (collection.past().isKept()) {
        past(collection, generation).drop();
      }
    }
  }
}
