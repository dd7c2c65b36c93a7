package socai.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Arithmetic;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;
import socai.embedded.value.ValueOrder;

/** Reads what each operator does. There are no others. */
final class Operators {
  private Operators() {}

  /** Whether an operator leaves a document alone in which the path cannot be. */
  static boolean isOfWhatIsThere(String operator) {
    return switch (operator) {
      case "$unset", "$pop", "$pull", "$pullAll" -> true;
      default -> false;
    };
  }

  static Change of(String operator, String path, @Nullable Object operand) {
    return switch (operator) {
      case "$set", "$setOnInsert" -> place -> place.set(Copies.of(operand));
      case "$unset" -> Place::remove;
      case "$inc" -> NumberChange.of(operator, Arithmetic.ADD, path, operand);
      case "$mul" -> NumberChange.of(operator, Arithmetic.MULTIPLY, path, operand);
      case "$min" -> place -> bound(place, operand, -1);
      case "$max" -> place -> bound(place, operand, 1);
      case "$rename" -> rename(path, operand);
      case "$currentDate" -> currentDate(operand);
      case "$push" -> ArrayChanges.push(Copies.of(operand));
      case "$addToSet" -> ArrayChanges.addToSet(Copies.of(operand));
      case "$pop" -> ArrayChanges.pop(operand);
      case "$pull" -> ArrayChanges.pull(operand);
      case "$pullAll" -> ArrayChanges.pullAll(operand);
      default ->
          throw Errors.failedToParse(
              "Unknown modifier, or not supported by this embedded store: " + operator);
    };
  }

  private static void bound(Place place, @Nullable Object operand, int sign) {
    Object value = place.value();
    if (value instanceof Missing || sign * ValueOrder.compare(operand, value) > 0) {
      place.set(Copies.of(operand));
    }
  }

  private static Change currentDate(@Nullable Object operand) {
    boolean isTimestamp = new Document("$type", "timestamp").equals(operand);
    if (!isTimestamp
        && !(operand instanceof Boolean)
        && !new Document("$type", "date").equals(operand)) {
      throw Errors.badValue("$currentDate takes true, {$type: 'date'} or {$type: 'timestamp'}");
    }
    return place -> {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      place.set(isTimestamp ? new BsonTimestamp(now, 1) : now);
    };
  }

  private static Change rename(String from, @Nullable Object operand) {
    if (!(operand instanceof String to)) {
      throw Errors.badValue("The 'to' field for $rename must be a string: " + from);
    }
    List<String> names = FieldPath.of(to).names();
    return source -> {
      demandNoArray("source", source);
      if (source.isThere()) {
        Place target = Place.of(source.document(), names);
        demandNoArray("destination", target);
        Object value = source.value();
        source.remove();
        Place.of(source.document(), names).set(value);
      }
    };
  }

  private static void demandNoArray(String which, Place place) {
    String array = place.arrayOnTheWay();
    if (array != null) {
      throw Errors.badValue(
          String.format(
              Locale.ROOT,
              "The %s field cannot be an array element, '%s' in doc with %s has an array field called '%s'",
              which,
              place.path(),
              Change.named(place.document()),
              array));
    }
  }
}
