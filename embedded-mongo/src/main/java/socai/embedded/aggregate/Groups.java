package socai.embedded.aggregate;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.expression.Expression;
import socai.embedded.value.Errors;
import socai.embedded.value.ValueOrder;

/** Puts documents whose ids are equal together, in the order in which each id was first met. */
final class Groups implements Stage {
  private static final int NO_ID = 15955;
  private static final int NO_ACCUMULATOR = 40234;
  private static final int ONE_ACCUMULATOR = 40238;
  private static final int DOTTED = 40235;

  private final Expression id;
  private final Map<String, Field> fields;

  private record Field(Accumulator accumulator, Expression of) {}

  private record Group(@Nullable Object id, List<Accumulation> accumulations) {}

  private Groups(Expression id, Map<String, Field> fields) {
    this.id = id;
    this.fields = fields;
  }

  static Groups of(Document spec) {
    if (!spec.containsKey("_id")) {
      throw Errors.located(NO_ID, "a group specification must include an _id");
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    spec.forEach(
        (name, value) -> {
          if (!name.equals("_id")) {
            fields.put(name, field(name, value));
          }
        });
    return new Groups(Expression.read(spec.get("_id")), fields);
  }

  private static Field field(String name, @Nullable Object spec) {
    if (name.contains(".")) {
      throw Errors.located(DOTTED, "The field name '" + name + "' cannot contain '.'");
    }
    if (!(spec instanceof Document accumulator)) {
      throw Errors.located(
          NO_ACCUMULATOR, "The field '" + name + "' must be an accumulator object");
    }
    if (accumulator.size() != 1) {
      throw Errors.located(
          ONE_ACCUMULATOR, "The field '" + name + "' must specify one accumulator");
    }
    String operator = accumulator.keySet().iterator().next();
    return new Field(Accumulator.of(operator), Expression.read(accumulator.get(operator)));
  }

  @Override
  public Stream<Document> run(Stream<Document> documents) {
    Map<@Nullable Object, Group> groups = new TreeMap<>(ValueOrder::compare);
    List<Group> inOrder = new ArrayList<>();
    documents.forEach(
        document -> {
          Object value = id.of(document);
          Object key = value instanceof Missing ? null : value;
          Group group =
              groups.computeIfAbsent(
                  key,
                  fresh -> {
                    Group made =
                        new Group(
                            fresh,
                            fields.values().stream()
                                .map(each -> each.accumulator().begin())
                                .toList());
                    inOrder.add(made);
                    return made;
                  });
          int next = 0;
          for (Field field : fields.values()) {
            group.accumulations().get(next++).add(field.of().of(document));
          }
        });
    return inOrder.stream().map(this::document);
  }

  private Document document(Group group) {
    Document document = new Document("_id", group.id());
    int next = 0;
    for (String name : fields.keySet()) {
      document.put(name, group.accumulations().get(next++).result());
    }
    return document;
  }
}
