package socai.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import socai.event.Means;
import tools.jackson.databind.JsonNode;

/**
 * What a field of an event looks like in JSON, in words; notes what has to be described further.
 */
final class FieldTypes {
  private static final Map<Class<?>, String> PLAIN =
      Map.of(
          String.class, "text",
          UUID.class, "UUID",
          int.class, "whole number",
          long.class, "whole number",
          double.class, "number",
          LocalDate.class, "date",
          OffsetDateTime.class, "moment with offset",
          Instant.class, "moment in UTC",
          JsonNode.class, "object");

  private final Deque<Class<?>> parts = new ArrayDeque<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<Class<?>> choices = new TreeSet<>(Comparator.comparing(Class::getSimpleName));

  String describe(Type type) {
    if (type instanceof ParameterizedType generic) {
      String of = describe(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() == Optional.class) {
        return of + "; may be absent";
      }
      if (generic.getRawType() == List.class) {
        return "array of " + of;
      }
      throw new IllegalStateException("no words for " + type);
    }
    return describe((Class<?>) type);
  }

  private String describe(Class<?> type) {
    if (PLAIN.containsKey(type)) {
      return PLAIN.get(type);
    }
    if (type.isEnum()) {
      choices.add(type);
      return link(type);
    }
    if (isOneValue(type)) {
      return describe(type.getRecordComponents()[0].getGenericType())
          + " ("
          + type.getSimpleName()
          + ")";
    }
    if (type.isRecord() || type.isSealed()) {
      if (seen.add(type)) {
        parts.add(type);
      }
      return link(type);
    }
    throw new IllegalStateException("no words for " + type);
  }

  /** A part that was referred to and not asked for yet; null when there is none. */
  @Nullable Class<?> nextPart() {
    return parts.poll();
  }

  Collection<Class<?>> choices() {
    return choices;
  }

  static boolean isOneValue(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  static String meaningOf(RecordComponent field) {
    Means means = field.getAnnotation(Means.class);
    return Objects.requireNonNull(means, () -> "nobody says what " + field + " means").value();
  }

  static String tagOf(Class<?> union) {
    return union.getAnnotation(JsonTypeInfo.class).property();
  }

  static Map<String, Class<?>> variantsOf(Class<?> union) {
    Map<String, Class<?>> variants = new LinkedHashMap<>();
    for (JsonSubTypes.Type variant : union.getAnnotation(JsonSubTypes.class).value()) {
      variants.put(variant.name(), variant.value());
    }
    if (!Set.copyOf(variants.values()).equals(Set.of(union.getPermittedSubclasses()))) {
      throw new IllegalStateException("a variant of " + union + " has no name in JSON");
    }
    return variants;
  }

  static String codesOf(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .map(constant -> "`" + Json.mapper().convertValue(constant, String.class) + "`")
        .collect(Collectors.joining(", "));
  }

  private static String link(Class<?> type) {
    String name = type.getSimpleName();
    return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
  }
}
