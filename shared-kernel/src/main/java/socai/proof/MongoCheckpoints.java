package socai.proof;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import socai.proof.note.Checkpoint;
import socai.proof.note.NoteSignature;
import socai.proof.note.SignedNote;

/** The checkpoints in a MongoDB collection, one for each size: the size is their identifier. */
final class MongoCheckpoints {
  static final String COLLECTION = "log_checkpoints";
  private static final String NOTE = "note";
  private static final String AT = "at";
  private static final String COSIGNATURES = "cosignatures";

  private final MongoCollection<Document> checkpoints;

  MongoCheckpoints(MongoDatabase database) {
    checkpoints =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
  }

  /** The largest. One read. */
  Optional<SignedCheckpoint> latest() {
    return read(checkpoints.find().sort(Sorts.descending("_id")).limit(1).first());
  }

  /** The smallest of at least {@code size}. One read. */
  Optional<SignedCheckpoint> covering(long size) {
    return first(Filters.gte("_id", size));
  }

  /** The smallest above {@code size}. One read. */
  Optional<SignedCheckpoint> above(long size) {
    return first(Filters.gt("_id", size));
  }

  /**
   * Makes {@code signed} the checkpoint of its size, unless that has one.
   *
   * @throws DiffersException if the one it has is another
   */
  void add(SignedCheckpoint signed) {
    Checkpoint checkpoint = signed.checkpoint();
    try {
      checkpoints.insertOne(
          new Document("_id", checkpoint.size())
              .append(NOTE, signed.note().toString())
              .append(AT, signed.at().toEpochMilli()));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      SignedCheckpoint there = covering(checkpoint.size()).orElseThrow();
      if (!there.checkpoint().equals(checkpoint)) {
        throw new DiffersException(Difference.ROOT, checkpoint.size());
      }
    }
  }

  /** Adds what witnesses said of the checkpoint of {@code size}. */
  void cosigned(long size, List<NoteSignature> cosignatures) {
    checkpoints.updateOne(
        Filters.eq("_id", size),
        Updates.addEachToSet(
            COSIGNATURES, cosignatures.stream().map(NoteSignature::line).toList()));
  }

  private Optional<SignedCheckpoint> first(Bson which) {
    return read(checkpoints.find(which).sort(Sorts.ascending("_id")).limit(1).first());
  }

  private static Optional<SignedCheckpoint> read(@Nullable Document stored) {
    if (stored == null) {
      return Optional.empty();
    }
    SignedNote note = SignedNote.parse(stored.getString(NOTE));
    List<NoteSignature> more =
        stored.getList(COSIGNATURES, String.class, new ArrayList<>()).stream()
            .map(NoteSignature::new)
            .toList();
    Instant at = Instant.ofEpochMilli(stored.getLong(AT));
    return Optional.of(new SignedCheckpoint(Checkpoint.parse(note.text()), note.with(more), at));
  }
}
