package socai.embedded.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;

/** Documents and questions made by chance, of few values that meet again and again. */
public final class RandomQuestions {
  private static final List<Object> NUMBERS =
      Arrays.asList(
          0,
          1,
          2,
          3,
          -1,
          1L,
          3L,
          1.0,
          1.5,
          -0.0,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          1L << 53,
          (1L << 53) + 1,
          (double) (1L << 53),
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          0x1p63,
          1e300,
          0.1,
          Decimal128.parse("0.1"),
          Decimal128.parse("1"),
          Decimal128.parse("1.50"),
          Decimal128.parse("-0"),
          Decimal128.parse("1E-6176"),
          Decimal128.parse("1.000000000000000000000000000000001"),
          Decimal128.parse("9007199254740993"),
          Decimal128.parse("9007199254740992.5"),
          Decimal128.parse("9223372036854775806.5"),
          Decimal128.parse("1E400"),
          Decimal128.parse("-1E6000"),
          Decimal128.NaN,
          Decimal128.NEGATIVE_INFINITY);
  private static final List<Object> OTHERS =
      Arrays.asList(
          null,
          true,
          false,
          "",
          "a",
          "b",
          "ab",
          "A",
          "a\u0000b",
          "\uFF5E",
          "\uD83D\uDE00",
          new Date(0),
          new Date(-1),
          new ObjectId("0123456789abcdef01234567"),
          new Binary((byte) 0, new byte[] {1}),
          new Binary((byte) 0, new byte[] {0, 1}),
          new BsonTimestamp(5, 1),
          new BsonTimestamp(-5, 1),
          new BsonRegularExpression("a"),
          new MinKey(),
          new MaxKey());
  private static final List<String> PATHS =
      List.of(
          "v", "v", "w", "w", "n", "n.x", "a", "a.x", "a.x", "a.y", "v.x", "v.0", "a.0.x", "k", "k",
          "none");
  private static final List<String> TYPES =
      List.of(
          "int", "long", "double", "decimal", "number", "string", "object", "array", "bool", "date",
          "null", "regex");

  private final Random random;

  /** Begins a sequence that a seed determines. */
  public RandomQuestions(long seed) {
    this.random = new Random(seed);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** One of several. */
  public <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Object number() {
    return oneIn(2) ? (Object) random.nextInt(4) : pick(NUMBERS);
  }

  private Object scalar() {
    return oneIn(2) ? number() : pick(OTHERS);
  }

  private List<Object> several(int most, Supplier<Object> each) {
    List<Object> all = new ArrayList<>();
    IntStream.range(0, random.nextInt(most + 1)).forEach(i -> all.add(each.get()));
    return all;
  }

  private Object value(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(6)) {
      case 1 -> several(3, () -> value(depth - 1));
      case 2 -> inside(depth - 1);
      default -> scalar();
    };
  }

  private Document inside(int depth) {
    Document document = new Document();
    if (!oneIn(4)) {
      document.append("x", value(depth));
    }
    if (oneIn(2)) {
      document.append("y", scalar());
    }
    if (oneIn(9)) {
      document.append("0", scalar());
    }
    return document;
  }

  /** A document: {@code w} is never an array, {@code k} always a number. */
  public Document document(int id) {
    Document document = new Document("_id", id).append("k", number());
    if (!oneIn(6)) {
      document.append("v", value(2));
    }
    if (!oneIn(4)) {
      document.append("w", oneIn(6) ? inside(0) : scalar());
    }
    if (oneIn(2)) {
      document.append("n", oneIn(5) ? scalar() : inside(1));
    }
    if (oneIn(2)) {
      document.append("a", several(3, () -> oneIn(4) ? scalar() : inside(1)));
    }
    return document;
  }

  /** A filter. */
  public Document filter() {
    Document filter = new Document();
    for (int i = random.nextInt(2); i >= 0; i--) {
      if (oneIn(6)) {
        filter.append(
            pick(List.of("$and", "$or", "$nor")),
            IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(each -> new Document(pick(PATHS), condition()))
                .toList());
      } else {
        filter.append(pick(PATHS), condition());
      }
    }
    return filter;
  }

  private Object asked() {
    return value(oneIn(3) ? 1 : 0);
  }

  private Object notRegex() {
    Object asked = asked();
    return asked instanceof BsonRegularExpression ? 1 : asked;
  }

  private Object bound() {
    Object asked = notRegex();
    return asked instanceof MinKey || asked instanceof MaxKey ? 2 : asked;
  }

  private Object condition() {
    if (oneIn(3)) {
      return asked();
    }
    Document operators = new Document();
    for (int i = oneIn(4) ? 1 : 0; i >= 0; i--) {
      operator(operators);
    }
    return oneIn(10) ? new Document("$not", operators) : operators;
  }

  private void operator(Document into) {
    switch (random.nextInt(15)) {
      case 0 -> into.append("$in", several(3, this::asked));
      case 1 -> into.append("$nin", several(3, this::asked));
      case 2 -> into.append("$ne", notRegex());
      case 3 -> into.append("$exists", oneIn(2));
      case 4 -> into.append("$type", pick(TYPES));
      case 5 -> into.append("$all", several(2, this::asked));
      case 6 -> into.append("$size", random.nextInt(3));
      case 7 -> into.append("$mod", List.of(2 + random.nextInt(2), random.nextInt(2)));
      case 8 -> into.append("$regex", oneIn(2) ? "a" : "^[ab]");
      case 9, 10 -> into.append("$elemMatch", element());
      default -> into.append(pick(List.of("$gt", "$gte", "$lt", "$lte")), bound());
    }
  }

  private Document element() {
    if (oneIn(2)) {
      Document operators = new Document();
      operators.append(pick(List.of("$gt", "$gte", "$eq", "$ne")), bound());
      if (oneIn(2)) {
        operators.append(pick(List.of("$lt", "$lte")), bound());
      }
      return operators;
    }
    Document filter = new Document(pick(List.of("x", "y", "0")), oneIn(2) ? asked() : range());
    return oneIn(2) ? filter : filter.append("y", oneIn(2) ? asked() : range());
  }

  private Document range() {
    return new Document(pick(List.of("$gt", "$gte", "$lt", "$lte")), bound());
  }

  /** An order in which no two documents are equal, with at most one path into arrays. */
  public Document sort() {
    Document sort = new Document(pick(List.of("v", "w", "n.x", "a.x", "v.x", "k", "_id")), way());
    if (oneIn(2)) {
      sort.putIfAbsent(pick(List.of("w", "k")), way());
    }
    sort.putIfAbsent("_id", way());
    return sort;
  }

  private int way() {
    return oneIn(2) ? 1 : -1;
  }

  /** A number below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A projection. */
  public Document projection() {
    Document fields = new Document();
    if (oneIn(4)) {
      fields.append("_id", random.nextInt(2));
    }
    switch (random.nextInt(5)) {
      case 0 -> flags(fields, 0);
      case 1 -> {
        Object slice =
            oneIn(2)
                ? (Object) (random.nextInt(5) - 2)
                : List.of(random.nextInt(5) - 2, 1 + random.nextInt(2));
        fields.remove("_id");
        fields.append(pick(List.of("v", "a")), new Document("$slice", slice));
      }
      case 2 -> {
        fields.append(pick(List.of("v", "a")), new Document("$elemMatch", element()));
        fields.append("k", 1);
      }
      case 3 -> {
        fields.append("z", "$" + pick(List.of("v", "n.x", "a.x", "none", "v.x")));
        fields.append("w", 1);
      }
      default -> flags(fields, 1);
    }
    return fields;
  }

  private void flags(Document fields, int flag) {
    fields.append(pick(List.of("v", "v.x", "w")), flag);
    fields.append(pick(List.of("a", "a.x", "n.x")), flag);
  }

  /** An update of operators on fields none of which lies inside another. */
  public Document update() {
    Document update = new Document();
    for (String field : List.of("v", "w", "n", "a", "k")) {
      if (oneIn(3)) {
        change(update, field);
      }
    }
    if (update.isEmpty()) {
      change(update, "v");
    }
    return update;
  }

  private void change(Document update, String field) {
    String path =
        switch (random.nextInt(6)) {
          case 0 -> field + ".x";
          case 1 -> field + "." + random.nextInt(3);
          case 2 -> field.equals("k") ? field : field + ".0.x";
          default -> field;
        };
    switch (random.nextInt(13)) {
      case 0, 1 -> add(update, "$set", path, value(1));
      case 2 -> add(update, "$unset", path, "");
      case 3 -> add(update, "$inc", path, number());
      case 4 -> add(update, "$mul", path, number());
      case 5 -> add(update, "$min", path, value(1));
      case 6 -> add(update, "$max", path, value(1));
      case 7 -> add(update, "$push", path, value(1));
      case 8 -> {
        Document clauses = new Document("$each", several(2, this::scalar));
        if (oneIn(2)) {
          clauses.append("$position", random.nextInt(5) - 2);
        }
        if (oneIn(2)) {
          clauses.append("$slice", random.nextInt(5) - 2);
        }
        if (oneIn(2)) {
          clauses.append("$sort", way());
        }
        add(update, "$push", path, clauses);
      }
      case 9 -> add(update, "$addToSet", path, value(1));
      case 10 -> add(update, "$pop", path, way());
      case 11 -> add(update, "$pull", path, oneIn(2) ? range() : oneIn(2) ? scalar() : inside(0));
      default -> add(update, "$pullAll", path, several(2, this::scalar));
    }
  }

  private static void add(Document update, String operator, String path, Object operand) {
    ((Document) update.computeIfAbsent(operator, fresh -> new Document())).append(path, operand);
  }

  /** An update of the element of {@code a} that a filter finds, and that filter. */
  public List<Document> positional() {
    Document filter =
        oneIn(2)
            ? new Document("a.x", oneIn(2) ? notRegex() : range())
            : new Document("a", new Document("$elemMatch", new Document("x", range())));
    return List.of(
        filter, new Document("$set", new Document(oneIn(2) ? "a.$.y" : "a.$", scalar())));
  }

  /** A pipeline whose documents come in one order only. */
  public List<Document> pipeline() {
    List<Document> stages = new ArrayList<>();
    if (oneIn(2)) {
      stages.add(new Document("$match", filter()));
    }
    stages.add(new Document("$sort", sort()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      stages.add(stage());
    }
    if (oneIn(2)) {
      stages.add(group());
    }
    if (oneIn(6)) {
      stages.add(new Document("$count", "n"));
    }
    return stages;
  }

  private Document stage() {
    return switch (random.nextInt(6)) {
      case 0 -> new Document("$skip", random.nextInt(5));
      case 1 -> new Document("$limit", 1 + random.nextInt(20));
      case 2 -> {
        Document flags = new Document();
        flags(flags, random.nextInt(2));
        yield new Document("$project", flags);
      }
      case 3 -> new Document("$addFields", new Document("z", expression()));
      case 4 ->
          new Document(
              "$unwind",
              oneIn(2)
                  ? "$" + pick(List.of("v", "a"))
                  : new Document("path", "$" + pick(List.of("v", "a")))
                      .append("preserveNullAndEmptyArrays", true));
      default -> new Document("$match", filter());
    };
  }

  private Object expression() {
    String path = "$" + pick(List.of("v", "w", "n.x", "a.x", "none"));
    return switch (random.nextInt(4)) {
      case 0 -> new Document("$eq", List.of(path, random.nextInt(3)));
      case 1 -> new Document("$lt", List.of(path, "$" + pick(List.of("v", "w", "k"))));
      case 2 -> new Document("$ifNull", List.of(path, 7));
      default -> path;
    };
  }

  private Document group() {
    String of = "$" + pick(List.of("k", "v", "w", "a.x"));
    return new Document(
        "$group",
        new Document("_id", "$" + pick(List.of("v", "w", "a", "n.x", "n", "k")))
            .append("sum", new Document("$sum", of))
            .append("low", new Document("$min", of))
            .append("high", new Document("$max", of))
            .append("all", new Document("$push", of))
            .append("different", new Document("$addToSet", of))
            .append("first", new Document("$first", of))
            .append("last", new Document("$last", of)));
  }
}
