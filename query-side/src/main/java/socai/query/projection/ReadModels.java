package socai.query.projection;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
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

  /** The collection {@code name} of pictures of {@code type}. */
  public <P extends Picture> MongoCollection<P> collection(String name, Class<P> type) {
    return database.getCollection(name, type);
  }
}
