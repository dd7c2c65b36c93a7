package socai.web.openapi;

import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import socai.range.Characters;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Prose;
import socai.range.Within;

/** The schemas of single values, and what their constraints add. */
final class Schemas {
  /** The first day that a day may be, for programs; JSON Schema has no word for it. */
  static final String EARLIEST = "x-earliest";

  /**
   * How moments are written: to the second at least, with an offset of whole minutes; older lines
   * have Vietnam's local mean time, too.
   */
  static final String MOMENT =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?"
          + "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00|[+]07:06:[34]0)";

  private Schemas() {}

  static Schema<Object> of(String type) {
    Schema<Object> schema = any();
    schema.addType(type);
    return schema;
  }

  private static Schema<Object> of(String type, String format) {
    Schema<Object> schema = of(type);
    schema.setFormat(format);
    return schema;
  }

  /** Nothing said yet. */
  static Schema<Object> any() {
    Schema<Object> schema = new JsonSchema();
    schema.setSpecVersion(SpecVersion.V31);
    return schema;
  }

  static Schema<Object> reference(String name) {
    Schema<Object> schema = any();
    schema.set$ref("#/components/schemas/" + name);
    return schema;
  }

  static Schema<Object> oneOf(List<String> names) {
    Schema<Object> schema = of("string");
    names.forEach(schema::addEnumItemObject);
    return schema;
  }

  /** What a constant is called in JSON. */
  static String code(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  static Schema<Object> scalar(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return of("integer", "int32");
    }
    if (type == long.class || type == Long.class) {
      return of("integer", "int64");
    }
    if (type == double.class) {
      return of("number", "double");
    }
    if (type == boolean.class) {
      return of("boolean");
    }
    if (type == UUID.class) {
      return of("string", "uuid");
    }
    if (type == LocalDate.class) {
      return of("string", "date");
    }
    if (type == OffsetDateTime.class || type == Instant.class) {
      Schema<Object> moment = of("string", "date-time");
      moment.setPattern(whole(MOMENT));
      return moment;
    }
    if (type == String.class) {
      return of("string");
    }
    throw new IllegalStateException("no schema for " + type);
  }

  static void constrain(Schema<?> schema, Annotation[] constraints) {
    for (Annotation constraint : constraints) {
      if (constraint instanceof NotBlank) {
        schema.setMinLength(1);
        schema.setPattern("\\S");
      } else if (constraint instanceof NotEmpty) {
        schema.setMinItems(1);
      } else if (constraint instanceof Pattern pattern) {
        schema.setPattern(whole(pattern.regexp()));
      } else if (constraint instanceof Min min) {
        schema.setMinimum(BigDecimal.valueOf(min.value()));
      } else if (constraint instanceof Max max) {
        schema.setMaximum(BigDecimal.valueOf(max.value()));
      } else if (constraint instanceof Size size) {
        size(schema, size);
      } else {
        range(schema, constraint);
      }
    }
  }

  private static void range(Schema<?> schema, Annotation range) {
    if (range instanceof Line line) {
      text(schema, line.value(), Characters.OF_A_LINE);
    } else if (range instanceof Prose prose) {
      text(schema, prose.value(), Characters.OF_PROSE);
    } else if (range instanceof Within within) {
      schema.setMinimum(BigDecimal.valueOf(within.least()));
      schema.setMaximum(BigDecimal.valueOf(within.most()));
      if (schema.getTypes().contains("integer")) {
        schema.setDescription("written without a fraction or an exponent");
      }
    } else if (range instanceof Items items) {
      schema.setMinItems(items.least());
      schema.setMaxItems(items.most());
    } else if (range instanceof FromDay from) {
      String earliest = from.value().day().toString();
      schema.addExtension(EARLIEST, earliest);
      schema.setDescription("not before " + earliest + " in Vietnam, and not after today");
    }
  }

  private static void text(Schema<?> schema, int most, String pattern) {
    schema.setMinLength(1);
    schema.setMaxLength(most);
    schema.setPattern(whole(pattern));
  }

  /** {@code form} for the whole of a text: JSON Schema looks for it anywhere. */
  static String whole(String form) {
    return "^(?:" + form + ")$";
  }

  private static void size(Schema<?> schema, Size size) {
    boolean array = schema.getTypes().contains("array");
    if (array) {
      schema.setMaxItems(size.max());
    } else {
      schema.setMaxLength(size.max());
    }
    if (array && size.min() > 0) {
      schema.setMinItems(size.min());
    } else if (size.min() > 0) {
      schema.setMinLength(size.min());
    }
  }
}
