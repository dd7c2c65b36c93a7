package socai.embedded;

import static socai.embedded.RawConnection.bson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;

/** Commands that are valid, and what becomes of them when fields are dropped, changed or added. */
final class BentCommands {
  private static final String ABSENT = "absent";

  private static final List<String> NAMES =
      List.of(
          "_id",
          "a",
          "s",
          "v",
          "d",
          "d.x",
          "v.0",
          "v.$",
          "v.$[]",
          "v.$[e]",
          "",
          ".",
          "a.",
          "$",
          "$a",
          "q",
          "u",
          "multi",
          "upsert",
          "limit",
          "skip",
          "sort",
          "hint",
          "let",
          "cursor",
          "batchSize",
          "projection",
          "filter",
          "ordered",
          "collation",
          "comment",
          "maxTimeMS",
          "readConcern",
          "writeConcern",
          "$db",
          "lsid",
          "txnNumber",
          "$each",
          "$slice",
          "$sort",
          "$position",
          "$eq",
          "$ne",
          "$gt",
          "$lte",
          "$in",
          "$nin",
          "$not",
          "$exists",
          "$type",
          "$size",
          "$all",
          "$elemMatch",
          "$mod",
          "$regex",
          "$options",
          "$and",
          "$or",
          "$nor",
          "$expr",
          "$where",
          "$set",
          "$unset",
          "$inc",
          "$mul",
          "$min",
          "$max",
          "$rename",
          "$push",
          "$addToSet",
          "$pull",
          "$pop",
          "$currentDate",
          "$bit",
          "$match",
          "$group",
          "$project",
          "$unwind",
          "$lookup",
          "$facet",
          "$limit",
          "$skip",
          "$count",
          "$add",
          "$cond",
          "$filter",
          "$map",
          "$concat",
          "$size",
          "$$ROOT",
          "$ref",
          "$id",
          "$natural",
          "$meta",
          "$literal",
          "unique",
          "sparse",
          "key",
          "name",
          "nosuch");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "$a",
          "$$ROOT",
          "$$e",
          "$",
          "things",
          "other",
          "system.namespaces",
          "a$b",
          "x.y",
          "majority",
          "1",
          "[",
          "^x",
          "ạ\u0000b",
          "\uD83D\uDE00",
          "field.things",
          "field.new");

  /** Without 9, whose bytes the driver that reads the answers wants to understand. */
  private static final List<Byte> SUBTYPES =
      List.of((byte) 0, (byte) 1, (byte) 2, (byte) 5, (byte) 6, (byte) 7, (byte) 0x80, (byte) 0xff);

  private final Random random;

  BentCommands(long seed) {
    this.random = new Random(seed);
  }

  /** The next command, as bytes that are BSON or almost. */
  byte[] next() {
    Document command = valid();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change(command);
    }
    byte[] bytes = bson(command);
    return random.nextInt(8) == 0 ? damaged(bytes) : bytes;
  }

  private Document valid() {
    String line =
        switch (random.nextInt(8)) {
          case 0 -> "{find: 'things', filter: " + part(AcceptedStoreIT.FILTERS) + "}";
          case 1 ->
              "{update: 'things', updates: [{q: {_id: 1}, u: "
                  + part(AcceptedStoreIT.UPDATES)
                  + "}]}";
          case 2 ->
              "{aggregate: 'things', cursor: {}, pipeline: "
                  + part(AcceptedStoreIT.PIPELINES)
                  + "}";
          case 3 ->
              "{aggregate: 'things', cursor: {}, pipeline: [{$project: {r: "
                  + part(AcceptedStoreIT.EXPRESSIONS)
                  + "}}]}";
          case 4 ->
              "{aggregate: 'things', cursor: {}, pipeline: [{$group: {_id: '$s', r: "
                  + part(AcceptedStoreIT.ACCUMULATORS)
                  + "}}]}";
          case 5 ->
              "{findAndModify: 'things', query: "
                  + part(AcceptedStoreIT.FILTERS)
                  + ", update: "
                  + part(AcceptedStoreIT.UPDATES)
                  + ", new: true}";
          default ->
              part(
                  random.nextInt(6) == 0
                      ? AcceptedStoreIT.ADMIN_COMMANDS
                      : AcceptedStoreIT.COMMANDS);
        };
    Document command = Document.parse(line);
    boolean ofAdmin =
        Stream.of("listDatabases", "renameCollection", "getLog").anyMatch(line::contains);
    return command.append("$db", ofAdmin ? "admin" : "field");
  }

  private String part(List<String> table) {
    return pick(table).split("\\|")[1].strip();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Changes one thing somewhere in a document. */
  private void change(Document document) {
    List<Document> inside = new ArrayList<>();
    collect(document, inside);
    Document target = pick(inside);
    List<String> names = new ArrayList<>(target.keySet());
    String name = names.isEmpty() ? ABSENT : pick(names);
    switch (random.nextInt(6)) {
      case 0 -> target.remove(name);
      case 1, 2 -> target.put(name, value(3));
      case 3 -> target.put(pick(NAMES), value(3));
      case 4 -> rename(target, name, pick(NAMES));
      default -> target.put(name, wrapped(target.get(name)));
    }
  }

  private static void collect(Object value, List<Document> into) {
    if (value instanceof Document document) {
      into.add(document);
      document.values().forEach(each -> collect(each, into));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, into));
    }
  }

  private static void rename(Document target, String from, String to) {
    Document copy = new Document();
    target.forEach((name, value) -> copy.put(name.equals(from) ? to : name, value));
    target.clear();
    target.putAll(copy);
  }

  private Object wrapped(Object value) {
    return switch (random.nextInt(3)) {
      case 0 -> new ArrayList<>(Arrays.asList(value, value));
      case 1 -> new ArrayList<>(Collections.singletonList(value));
      default -> new Document(pick(NAMES), value);
    };
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 24 : 20)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(5) - 1;
      case 3 -> random.nextInt();
      case 4 -> random.nextLong();
      case 5 -> pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L));
      case 6 -> pick(List.of(0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300));
      case 7 ->
          pick(List.of(Decimal128.NaN, Decimal128.parse("1E-6176"), Decimal128.POSITIVE_ZERO));
      case 8, 9, 10 -> pick(TEXTS);
      case 11 -> new ObjectId(random.nextInt(), random.nextInt(1 << 24));
      case 12 -> new Date(random.nextLong());
      case 13 -> new BsonTimestamp(random.nextLong());
      case 14 -> Pattern.compile(pick(List.of("a", "^x", ".*")));
      case 15 -> pick(List.of(new MinKey(), new MaxKey()));
      case 16 -> new Binary(pick(SUBTYPES), new byte[random.nextInt(20)]);
      case 17 -> uuid();
      case 18 ->
          pick(List.of(new Code("x"), new CodeWithScope("x", new Document()), new Symbol("s")));
      case 19 -> new Document();
      case 20, 21 -> list(depth);
      default -> document(depth);
    };
  }

  private Binary uuid() {
    byte[] bytes = new byte[Long.BYTES * 2];
    random.nextBytes(bytes);
    return new Binary((byte) 4, bytes);
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private Document document(int depth) {
    Document document = new Document();
    for (int i = random.nextInt(4); i > 0; i--) {
      document.put(pick(NAMES), value(depth - 1));
    }
    return document;
  }

  /** Some bytes changed, cut off, said twice or made up; never the length of the whole. */
  private byte[] damaged(byte[] bytes) {
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
      }
      case 1 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 2 -> {
        byte[] fields = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length - 1);
        return RawConnection.document(fields, fields);
      }
      default -> {
        byte[] any = new byte[random.nextInt(64)];
        random.nextBytes(any);
        return RawConnection.document(any);
      }
    }
  }
}
