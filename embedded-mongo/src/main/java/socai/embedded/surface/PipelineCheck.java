package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses pipelines that cannot be carried out, whether or not there is a document. */
public final class PipelineCheck {
  private static final int SEVERAL_FIELDS = 40323;
  private static final int UNKNOWN_STAGE = 40324;
  private static final int CHANGE_STREAM = 40573;
  private static final int ONLY_LAST = 40601;
  private static final int NOT_IN_FACET = 40600;
  private static final int FACET = 40169;
  private static final int FACET_PIPELINE = 40170;
  private static final int INVALID_NAMESPACE = 73;
  private static final int OUT_TYPE = 16990;

  private PipelineCheck() {}

  /**
   * Looks at a pipeline.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if a stage is unknown, not supported or
   *     has what it cannot have
   */
  public static void check(@Nullable Object pipeline) {
    if (!(pipeline instanceof Collection<?> stages)) {
      throw Refusal.typeMismatch("'pipeline' option must be specified as an array");
    }
    int left = stages.size();
    for (Object each : stages) {
      if (!(each instanceof Document stage)) {
        throw Refusal.typeMismatch("Each element of the 'pipeline' array must be an object");
      }
      left--;
      if (stage.containsKey(Stage.OUT.symbol()) && left > 0) {
        throw Refusal.numbered(ONLY_LAST, "$out can only be the final stage in the pipeline");
      }
      stage(stage);
    }
  }

  private static void stage(Document stage) {
    if (stage.size() != 1) {
      throw Refusal.numbered(
          SEVERAL_FIELDS, "A pipeline stage specification object must contain exactly one field.");
    }
    String symbol = stage.keySet().iterator().next();
    if (symbol.equals("$changeStream")) {
      throw Refusal.numbered(
          CHANGE_STREAM,
          "The $changeStream stage is only supported on replica sets, and this store is none");
    }
    Stage known = Stage.of(symbol);
    if (known == null) {
      throw Refusal.numbered(
          UNKNOWN_STAGE,
          "Unrecognized pipeline stage name: '%s'%s",
          symbol,
          Refusal.known(Stage.REFUSED.contains(symbol)));
    }
    operand(known, stage.get(symbol));
  }

  private static void operand(Stage stage, @Nullable Object operand) {
    switch (stage) {
      case MATCH -> StageOperands.match(operand);
      case SORT -> StageOperands.sort(operand);
      case SKIP -> StageOperands.skip(operand);
      case LIMIT -> StageOperands.limit(operand);
      case PROJECT -> StageOperands.project(operand);
      case ADD_FIELDS -> StageOperands.addFields(operand);
      case UNSET -> StageOperands.unset(operand);
      case GROUP -> GroupCheck.check(operand);
      case COUNT -> StageOperands.count(operand);
      case SORT_BY_COUNT -> StageOperands.sortByCount(operand);
      case UNWIND -> StageOperands.unwind(operand);
      case LOOKUP -> StageOperands.lookup(operand);
      case REPLACE_ROOT -> StageOperands.replaceRoot(operand);
      case FACET -> facet(operand);
      case OUT -> out(operand);
    }
  }

  private static void facet(@Nullable Object operand) {
    if (!(operand instanceof Document facets) || facets.isEmpty()) {
      throw Refusal.numbered(FACET, "the $facet specification must be a non-empty object");
    }
    for (Map.Entry<String, @Nullable Object> entry : facets.entrySet()) {
      if (!(entry.getValue() instanceof Collection<?> stages)) {
        throw Refusal.numbered(
            FACET_PIPELINE,
            "arguments to $facet must be arrays, %s is type %s",
            entry.getKey(),
            BsonTypes.nameOf(entry.getValue()));
      }
      for (Object each : stages) {
        if (each instanceof Document stage
            && (stage.containsKey(Stage.OUT.symbol()) || stage.containsKey(Stage.FACET.symbol()))) {
          throw Refusal.numbered(
              NOT_IN_FACET, "%s is not allowed to be used within a $facet stage", stage.keySet());
        }
      }
      check(stages);
    }
  }

  private static void out(@Nullable Object operand) {
    if (operand instanceof Document) {
      throw Refusal.unsupported("$out into another database");
    }
    if (!(operand instanceof String name)) {
      throw Refusal.numbered(
          OUT_TYPE,
          "$out only supports a string or object argument, but found %s",
          BsonTypes.nameOf(operand));
    }
    if (name.isEmpty() || name.startsWith("system.") || name.contains("$")) {
      throw new MongoServerError(
          INVALID_NAMESPACE,
          "InvalidNamespace",
          String.format(Locale.ROOT, "Invalid $out target: '%s'", name));
    }
  }
}
