package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.command.Command;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Prose;
import socai.range.Since;
import socai.range.Within;
import socai.time.OccurredAt;

/**
 * A command whose field may be anything is not let in: somebody would store it, and nobody read it.
 */
class EveryFieldHasARangeTest {
  @ParameterizedTest
  @MethodSource("commands")
  void each_field_of_each_command_says_what_it_may_be(Class<?> command) {
    assertThat(withoutARange(command)).isEmpty();
  }

  static Stream<Class<? extends Command>> commands() {
    return CommandFields.commands().stream();
  }

  @Test
  void all_commands_are_looked_at() {
    assertThat(CommandFields.commands()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void each_kind_of_field_without_a_range_is_found() {
    assertThat(withoutARange(Careless.class))
        .containsExactlyInAnyOrder(
            "/day",
            "/moment",
            "/text",
            "/number",
            "/measure",
            "/list",
            "/list/0",
            "/inner/text",
            "/maybe",
            "/deep/0/text");
  }

  private static List<String> withoutARange(Class<?> command) {
    return CommandFields.of(command).stream()
        .filter(field -> !isBounded(field))
        .map(CommandFields.Field::place)
        .toList();
  }

  private static boolean isBounded(CommandFields.Field field) {
    return CommandFields.isClosed(field.type())
        || (field.isChecked()
            && rangesOf(field.type()).stream().anyMatch(r -> field.range(r).isPresent()));
  }

  private static Set<Class<? extends Annotation>> rangesOf(Class<?> type) {
    if (type == LocalDate.class || type == OccurredAt.class) {
      return Set.of(FromDay.class);
    }
    if (type == String.class) {
      return Set.of(Line.class, Prose.class, Pattern.class);
    }
    if (type.isPrimitive()) {
      return Set.of(Within.class);
    }
    return List.class.isAssignableFrom(type) ? Set.of(Items.class) : Set.of();
  }

  record Careless(
      LocalDate day,
      OccurredAt moment,
      String text,
      int number,
      double measure,
      List<String> list,
      Inner inner,
      Optional<String> maybe,
      @Items(most = 3) List<Inner> deep,
      @Valid Inner checked,
      @FromDay(Since.UNITS) LocalDate since) {}

  record Inner(@Line(3) String text) {}
}
