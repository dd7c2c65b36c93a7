package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import socai.ledger.Position;

/**
 * The views of one collection that others have replaced, each from the position of the event that
 * made it to that of the one that replaced it. Recorded again they are written again as they were.
 */
final class Versions<P extends View> {
  /** The field that holds the key of the view; {@code _id} is another one for each version. */
  static final String OF = "of";

  /** The field that holds the position from which it is no more. */
  static final String UNTIL = "until";

  private static final String ID = "_id";

  private final MongoCollection<BsonDocument> past;
  private final Codec<P> codec;
  private final boolean ofEvents;
  private final Runnable begin;
  private final List<WriteModel<BsonDocument>> writes = new ArrayList<>();

  /**
   * @param ofEvents whether each is kept, and not only those at the ends of batches
   * @param begin is run before views are written that are of no batch's end meanwhile
   */
  Versions(MongoCollection<BsonDocument> past, Codec<P> codec, boolean ofEvents, Runnable begin) {
    this.past = past;
    this.codec = codec;
    this.ofEvents = ofEvents;
    this.begin = begin;
  }

  /** Notes that the event at {@code at} made another view of {@code before}. */
  void changed(P before, Position at) {
    if (ofEvents && before.position() > 0) {
      add(before, at.value());
    }
  }

  /** Notes that {@code after} is to take the place of {@code before} in the store. */
  void replaced(P before, P after) {
    if (!ofEvents) {
      add(before, after.position());
    }
  }

  private void add(P was, long until) {
    BsonDocument version = new BsonDocument();
    codec.encode(new BsonDocumentWriter(version), was, EncoderContext.builder().build());
    String id = was.id() + "@" + was.position();
    version.put(ID, new BsonString(id));
    version.put(OF, new BsonString(was.id()));
    version.put(UNTIL, new BsonInt64(until));
    writes.add(
        new ReplaceOneModel<>(Filters.eq(ID, id), version, new ReplaceOptions().upsert(true)));
  }

  /** Writes them; before the views are replaced. */
  void write() {
    if (!ofEvents) {
      begin.run();
    }
    if (!writes.isEmpty()) {
      past.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      writes.clear();
    }
  }

  /** The view that {@code version} holds. */
  static <P> P read(BsonDocument version, Codec<P> codec) {
    version.put(ID, version.get(OF));
    version.remove(OF);
    version.remove(UNTIL);
    return codec.decode(new BsonDocumentReader(version), DecoderContext.builder().build());
  }
}
