package socai.web.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.event.Means;
import tools.jackson.databind.JsonNode;

/**
 * Describes records as the one JSON mapper reads and writes them: a field is required unless it is
 * optional, a value type is what it holds, and a sealed choice is one of its members.
 */
@Component
class RecordSchemas implements ModelConverter {
  /** Which class each name stands for: two of one name would be described as one. */
  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

  @Override
  public boolean isOpenapi31() {
    return true;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> others) {
    Class<?> type = rawType(asked.getType());
    if ((type.isRecord() && valueOf(type).isEmpty()) || isChoice(type)) {
      return reference(type, context);
    }
    return others.hasNext() ? others.next().resolve(asked, context, others) : null;
  }

  private Schema<?> reference(Class<?> type, ModelConverterContext context) {
    String name = nameOf(type);
    Class<?> known = named.putIfAbsent(name, type);
    if (known != null && known != type) {
      throw new IllegalStateException("two schemas are called " + name);
    }
    if (!context.getDefinedModels().containsKey(name)) {
      Schema<?> schema = isChoice(type) ? Schemas.any() : Schemas.of("object");
      schema.setName(name);
      context.defineModel(name, schema);
      if (isChoice(type)) {
        describeChoice(type, schema, context);
      } else {
        describeFields(type, schema, context);
      }
    }
    return Schemas.reference(name);
  }

  private void describeFields(Class<?> type, Schema<?> schema, ModelConverterContext context) {
    for (RecordComponent field : type.getRecordComponents()) {
      Schema<?> value = describe(field.getAnnotatedType(), context);
      Means means = field.getAnnotation(Means.class);
      if (means != null) {
        value.setDescription(means.value());
      }
      schema.addProperty(field.getName(), value);
      if (field.getType() != Optional.class) {
        schema.addRequiredItem(field.getName());
      }
    }
  }

  private void describeChoice(Class<?> type, Schema<?> schema, ModelConverterContext context) {
    String says = type.getAnnotation(JsonTypeInfo.class).property();
    Discriminator discriminator = new Discriminator().propertyName(says);
    for (JsonSubTypes.Type member : type.getAnnotation(JsonSubTypes.class).value()) {
      Schema<?> reference = reference(member.value(), context);
      Schema<?> described =
          Objects.requireNonNull(context.getDefinedModels().get(nameOf(member.value())));
      described.addProperty(says, Schemas.oneOf(List.of(member.name())));
      described.addRequiredItem(says);
      schema.addOneOfItem(reference);
      discriminator.mapping(member.name(), reference.get$ref());
    }
    schema.setDiscriminator(discriminator);
  }

  private Schema<?> describe(
      java.lang.reflect.AnnotatedType declared, ModelConverterContext context) {
    Class<?> type = rawType(declared.getType());
    if (type == Optional.class) {
      return describe(argument(declared, 0), context);
    }
    Schema<?> schema;
    Optional<RecordComponent> value = valueOf(type);
    if (value.isPresent()) {
      schema = describe(value.get().getAnnotatedType(), context);
      if (type == ServiceId.class) {
        schema.setPattern(Schemas.whole(ServiceId.FORM));
        schema.setMaxLength(ServiceId.LONGEST);
      }
    } else if (Collection.class.isAssignableFrom(type)) {
      schema = Schemas.of("array");
      schema.setItems(describe(argument(declared, 0), context));
    } else if (Map.class.isAssignableFrom(type)) {
      schema = Schemas.of("object");
      schema.setAdditionalProperties(describe(argument(declared, 1), context));
    } else if (type.isEnum()) {
      schema = Schemas.oneOf(Arrays.stream(type.getEnumConstants()).map(Schemas::code).toList());
    } else if (type.isRecord() || isChoice(type)) {
      schema = reference(type, context);
    } else if (type == JsonNode.class) {
      schema = Schemas.of("object");
    } else {
      schema = Schemas.scalar(type);
    }
    Schemas.constrain(schema, declared.getAnnotations());
    return schema;
  }

  /** The only component of a record that is written as its value. */
  private static Optional<RecordComponent> valueOf(Class<?> type) {
    return Optional.ofNullable(type.getRecordComponents())
        .filter(all -> all.length == 1)
        .map(all -> all[0])
        .filter(only -> only.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static boolean isChoice(Class<?> type) {
    return type.isSealed() && type.isAnnotationPresent(JsonSubTypes.class);
  }

  /** A line of a list is called after the list; what only an endpoint knows, by its own name. */
  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean own = outer == null || outer.getSimpleName().matches(".*(Api|Answers)");
    return own ? type.getSimpleName() : nameOf(outer) + type.getSimpleName();
  }

  private static java.lang.reflect.AnnotatedType argument(
      java.lang.reflect.AnnotatedType of, int index) {
    return ((AnnotatedParameterizedType) of).getAnnotatedActualTypeArguments()[index];
  }

  private static Class<?> rawType(Type type) {
    if (type instanceof JavaType resolved) {
      return resolved.getRawClass();
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }
}
