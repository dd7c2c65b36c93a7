package socai.query.projection;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.stereotype.Component;

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

  /** The pictures on {@code shelf} that an answer is drawn from. */
  public <P extends Picture> MongoCollection<P> collection(Shelf<P> shelf, Shown shown) {
    return collection(shelf, shown.of(shelf.projection()));
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
    }
  }

  /** Removes all pictures of {@code generation}. */
  public void drop(Projection projection, Generation generation) {
    projection.shelves().forEach(shelf -> stored(shelf, generation).drop());
  }
}
