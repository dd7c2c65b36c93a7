package socai.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import socai.event.StreamId;

/**
 * A commit as it lies in the store. Its lines stay where they are among the document's bytes: to
 * decode them all would cost more than to fetch them.
 */
final class StoredCommit {
  /** The field of what the command said; older commits have none. */
  static final String SAID = "said";

  private static final int LENGTH_BYTES = 4;
  private static final int MISSING = -1;

  /** The document, from its first byte to its last. */
  private final ByteBuffer document;

  private long first = MISSING;
  private int streamsAt = MISSING;
  private int commandAt = MISSING;
  private int saidAt = MISSING;

  /** Where each line begins: at its length. */
  private int[] lines = new int[1];

  private int size;

  private StoredCommit(ByteBuffer document) {
    this.document = document;
    document.position(LENGTH_BYTES);
    for (byte type = document.get(); type != 0; type = document.get()) {
      field(name(), type);
    }
  }

  /**
   * Reads {@code document}, which must not change afterwards.
   *
   * @throws LedgerBrokenException if it is not of the form of a commit
   */
  static StoredCommit of(RawBsonDocument document) {
    StoredCommit commit =
        new StoredCommit(document.getByteBuffer().asNIO().slice().order(ByteOrder.LITTLE_ENDIAN));
    if (commit.first < 1
        || commit.streamsAt == MISSING
        || commit.commandAt == MISSING
        || commit.size == 0) {
      throw new LedgerBrokenException("commit " + commit.first + " lacks what a commit has");
    }
    return commit;
  }

  private void field(String name, byte type) {
    int at = document.position();
    switch (name) {
      case "_id" -> {
        expect(BsonType.INT64, type, name);
        first = document.getLong();
      }
      case "at" -> {
        expect(BsonType.DATE_TIME, type, name);
        document.getLong();
      }
      case LedgerIndexes.COMMAND -> {
        expect(BsonType.STRING, type, name);
        commandAt = at;
        skipText();
      }
      case SAID -> {
        expect(BsonType.STRING, type, name);
        saidAt = at;
        skipText();
      }
      case LedgerIndexes.STREAMS -> {
        expect(BsonType.ARRAY, type, name);
        streamsAt = at;
        document.position(at + document.getInt(at));
      }
      case "events" -> {
        expect(BsonType.ARRAY, type, name);
        eachText(at, this::line);
      }
      default -> throw new LedgerBrokenException("a commit has a field of an unknown name");
    }
  }

  private static void expect(BsonType wanted, byte type, String name) {
    if (type != wanted.getValue()) {
      throw new LedgerBrokenException("the field " + name + " of a commit is no " + wanted);
    }
  }

  private void eachText(int arrayAt, Consumer<Integer> at) {
    document.position(arrayAt + LENGTH_BYTES);
    for (byte type = document.get(); type != 0; type = document.get()) {
      skipName();
      expect(BsonType.STRING, type, "in a list");
      at.accept(document.position());
      skipText();
    }
  }

  private void line(int at) {
    if (lines.length == size) {
      lines = Arrays.copyOf(lines, 2 * size);
    }
    lines[size] = at;
    size++;
  }

  private void skipText() {
    int at = document.position();
    document.position(at + LENGTH_BYTES + document.getInt(at));
  }

  private void skipName() {
    while (document.get() != 0) {
      // to the name's end
    }
  }

  private String name() {
    int from = document.position();
    skipName();
    return new String(
        document.array(),
        document.arrayOffset() + from,
        document.position() - 1 - from,
        StandardCharsets.ISO_8859_1);
  }

  private String text(int at) {
    return new String(document.array(), offset(at), length(at), StandardCharsets.UTF_8);
  }

  private int offset(int at) {
    return document.arrayOffset() + at + LENGTH_BYTES;
  }

  /** Without the zero that ends it. */
  private int length(int at) {
    return document.getInt(at) - 1;
  }

  /** The position of its first event. */
  Position first() {
    return new Position(first);
  }

  /** The position of its last event. */
  Position last() {
    return new Position(first + size - 1);
  }

  /** Each stream it adds to, with the number of its first event there. */
  List<String> streams() {
    List<String> streams = taken();
    streams.removeIf(UniqueKey::isOne);
    return streams;
  }

  /** The first of its streams, without the number. */
  StreamId firstStream() {
    String place = streams().get(0);
    return StreamId.parse(place.substring(0, place.lastIndexOf('/')));
  }

  /** All that no other commit can take: its places in streams, and its keys. */
  List<String> taken() {
    List<String> taken = new ArrayList<>();
    eachText(streamsAt, at -> taken.add(text(at)));
    return taken;
  }

  /** The command that caused it. */
  String command() {
    return text(commandAt);
  }

  /** What is known of the command that caused it. */
  CarriedOut carriedOut() {
    return new CarriedOut(
        last(),
        saidAt == MISSING ? Optional.empty() : Optional.of(new CommandDigest(text(saidAt))));
  }

  /** How many events it has. */
  int size() {
    return size;
  }

  /** How large it is. */
  int bytes() {
    return document.limit();
  }

  /** Its events' lines, in their order. */
  List<String> lines() {
    return IntStream.range(0, size).mapToObj(index -> entry(index).line()).toList();
  }

  /** Its event number {@code index}, from 0. */
  Entry entry(int index) {
    int at = lines[index];
    return new Entry(new Position(first + index), document.array(), offset(at), length(at));
  }
}
