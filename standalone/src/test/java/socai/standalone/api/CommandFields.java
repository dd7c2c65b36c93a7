package socai.standalone.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import socai.command.Command;

/** The fields of commands as their records declare them, down to single values. */
final class CommandFields {
  /**
   * One field.
   *
   * @param place of it in JSON, as a pointer; the first element of a list stands for all
   * @param type what it holds
   * @param ranges what stands at it
   * @param isChecked whether all that holds it passes the check on
   */
  record Field(String place, Class<?> type, List<Annotation> ranges, boolean isChecked) {
    <A extends Annotation> Optional<A> range(Class<A> kind) {
      return ranges.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public String toString() {
      return place;
    }
  }

  private CommandFields() {}

  /** Every kind of command there is. */
  static List<Class<? extends Command>> commands() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Command.class));
    List<Class<? extends Command>> commands = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("socai.command")) {
      try {
        Class<?> type = Class.forName(found.getBeanClassName());
        if (type.isRecord() && !type.getPackageName().contains("planted")) {
          commands.add(type.asSubclass(Command.class));
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    commands.sort((one, other) -> one.getName().compareTo(other.getName()));
    return commands;
  }

  /** All fields of {@code type}, lists themselves among them. */
  static List<Field> of(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    addRecord(fields, "", type, true);
    return fields;
  }

  private static void addRecord(List<Field> fields, String at, Class<?> type, boolean checked) {
    for (RecordComponent component : type.getRecordComponents()) {
      add(fields, at + "/" + component.getName(), component.getAnnotatedType(), checked);
    }
  }

  private static void add(List<Field> fields, String at, AnnotatedType declared, boolean checked) {
    Class<?> type = raw(declared.getType());
    List<Annotation> ranges = Arrays.asList(declared.getAnnotations());
    if (type == Optional.class) {
      add(fields, at, argument(declared), checked);
    } else if (List.class.isAssignableFrom(type)) {
      fields.add(new Field(at, type, ranges, checked));
      add(fields, at + "/0", argument(declared), checked);
    } else if (type.isRecord() && !isValue(type)) {
      boolean passed =
          ranges.stream().anyMatch(a -> a.annotationType().getSimpleName().equals("Valid"));
      addRecord(fields, at, type, checked && passed);
    } else {
      fields.add(new Field(at, type, ranges, checked));
    }
  }

  /** Written as one value: an identifier, a moment. */
  private static boolean isValue(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getName().equals("value");
  }

  /** Whether any value that the mapper reads is one of these: closed sets and identifiers. */
  static boolean isClosed(Class<?> type) {
    return type.isEnum()
        || (type.isSealed()
            && Arrays.stream(type.getPermittedSubclasses()).allMatch(CommandFields::isOfClosed))
        || (type.isRecord()
            && isValue(type)
            && (type.getRecordComponents()[0].getType() == UUID.class
                || type.getSimpleName().equals("ServiceId")));
  }

  private static boolean isOfClosed(Class<?> choice) {
    return Arrays.stream(choice.getRecordComponents()).allMatch(c -> isClosed(c.getType()));
  }

  private static AnnotatedType argument(AnnotatedType declared) {
    return ((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[0];
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
