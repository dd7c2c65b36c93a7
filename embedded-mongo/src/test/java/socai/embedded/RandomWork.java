package socai.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.Document;

/** Documents, filters and updates, the same for the same seed. */
final class RandomWork {
  private static final List<String> SCALARS = List.of("a", "b", "n", "in.x");

  private final Random random;

  RandomWork(long seed) {
    this.random = new Random(seed);
  }

  /** An update as MongoDB knows it, and what it makes of a document by its manual. */
  record Update(Document command, UnaryOperator<Document> effect) {
    Document on(Document document) {
      return effect.apply(document);
    }
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  Object id() {
    int id = random.nextInt(45);
    return switch (id % 3) {
      case 0 -> "k" + id;
      case 1 -> id;
      default -> (long) id + Integer.MAX_VALUE;
    };
  }

  Document document() {
    Document document = new Document("_id", id()).append("n", random.nextInt(6));
    for (String field : List.of("a", "b")) {
      if (!oneIn(4)) {
        document.append(field, oneIn(9) ? null : value());
      }
    }
    if (oneIn(2)) {
      document.append("tags", values(4));
    }
    if (oneIn(2)) {
      document.append(
          "parts",
          IntStream.range(0, random.nextInt(3))
              .mapToObj(i -> new Document("x", value()).append("y", value()))
              .toList());
    }
    if (oneIn(3)) {
      document.append("in", new Document("x", value()));
    }
    if (!oneIn(3)) {
      document.append("code", code());
    }
    return document;
  }

  Document filter() {
    Document filter = new Document();
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(8)) {
        case 0, 1 -> filter.append(pick(SCALARS), condition());
        case 2 -> filter.append("tags", condition());
        case 3 -> filter.append("tags", new Document("$elemMatch", range()));
        case 4 ->
            filter.append(
                "parts",
                new Document("$elemMatch", new Document("x", value()).append("y", condition())));
        case 5 -> filter.append("parts.x", condition());
        case 6 -> filter.append("code", condition());
        default ->
            filter.append(
                "$or",
                List.of(new Document(pick(SCALARS), condition()), new Document("tags", value())));
      }
    }
    return filter;
  }

  Document sort() {
    Document sort = new Document();
    if (oneIn(2)) {
      sort.append(pick(List.of("a", "b", "n", "in.x", "tags", "parts.x")), direction());
      if (oneIn(2)) {
        sort.putIfAbsent(pick(SCALARS), direction());
      }
    }
    return sort.append("_id", direction()); // so that there is one right order only
  }

  /**
   * A change of a document.
   *
   * @param ofCode whether it may touch the unique field
   */
  Update update(boolean ofCode) {
    Object value = value();
    return switch (random.nextInt(ofCode ? 9 : 7)) {
      case 0 -> new Update(operator("$set", "a", value), with(d -> d.put("a", value)));
      case 1 -> new Update(operator("$unset", "b", ""), with(d -> d.remove("b")));
      case 2 -> new Update(operator("$inc", "n", 2), with(d -> d.put("n", d.getInteger("n") + 2)));
      case 3 -> new Update(operator("$push", "tags", value), with(d -> tags(d).add(value)));
      case 4 ->
          new Update(
              operator("$pull", "tags", value),
              with(
                  d -> {
                    if (d.containsKey("tags")) {
                      tags(d).removeIf(each -> NaiveValues.same(each, value));
                    }
                  }));
      case 5 ->
          new Update(
              operator("$addToSet", "tags", value),
              with(
                  d -> {
                    if (tags(d).stream().noneMatch(each -> NaiveValues.same(each, value))) {
                      tags(d).add(value);
                    }
                  }));
      case 6 ->
          new Update(
              operator("$set", "in.x", value),
              with(d -> ((Document) d.computeIfAbsent("in", k -> new Document())).put("x", value)));
      default -> {
        Object code = code();
        yield new Update(operator("$set", "code", code), with(d -> d.put("code", code)));
      }
    };
  }

  private interface Change {
    void to(Document document);
  }

  private static UnaryOperator<Document> with(Change change) {
    return document -> {
      change.to(document);
      return document;
    };
  }

  @SuppressWarnings("unchecked") // it holds whatever was put there
  private static List<Object> tags(Document document) {
    return (List<Object>) document.computeIfAbsent("tags", key -> new ArrayList<>());
  }

  private static Document operator(String name, String field, Object value) {
    return new Document(name, new Document(field, value));
  }

  private Object code() {
    return oneIn(5) ? values(3) : "c" + random.nextInt(40);
  }

  private Object condition() {
    return switch (random.nextInt(7)) {
      case 0 -> new Document("$in", List.of(value(), value(), value()));
      case 1 -> new Document(oneIn(2) ? "$gte" : "$lt", value());
      case 2 -> range();
      case 3 -> new Document("$ne", value());
      case 4 -> new Document("$exists", oneIn(2));
      default -> value();
    };
  }

  private Document range() {
    return new Document(oneIn(2) ? "$gt" : "$gte", random.nextInt(4))
        .append(oneIn(2) ? "$lt" : "$lte", 2 + random.nextInt(4));
  }

  private int direction() {
    return oneIn(2) ? 1 : -1;
  }

  private List<Object> values(int bound) {
    return IntStream.range(0, random.nextInt(bound)).mapToObj(i -> value()).toList();
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(4) + 0.5;
      case 1 -> "t" + random.nextInt(4);
      case 2 -> random.nextInt(6) + (1L << 33);
      default -> random.nextInt(6);
    };
  }
}
