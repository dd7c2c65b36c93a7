package socai.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import socai.person.Personal;

/** The ways that lead from an event type to its personal values. */
final class PersonalFields {
  private PersonalFields() {}

  /** Such as {@code founders[].name}. */
  static Stream<String> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).flatMap(PersonalFields::below);
  }

  private static Stream<String> below(RecordComponent field) {
    Type type = field.getGenericType();
    String name = field.getName();
    if (type instanceof ParameterizedType generic) {
      name = generic.getRawType() == List.class ? name + "[]" : name;
      type = generic.getActualTypeArguments()[0];
    }
    String path = name;
    Class<?> raw = (Class<?>) type;
    if (raw == Personal.class) {
      return Stream.of(path);
    }
    Stream<Class<?>> inner =
        raw.isSealed() ? Arrays.stream(raw.getPermittedSubclasses()) : Stream.of(raw);
    return inner.filter(Class::isRecord).flatMap(PersonalFields::of).map(p -> path + "." + p);
  }
}
