package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/life-of-an-act.md} leads through the program as it is, without a step back. */
class LifeOfAnActTest {
  private static final Path PAGE = Path.of("../docs/life-of-an-act.md");

  /** A class, its package, the class or library by which one comes to it, what it does. */
  private static final Pattern STEP =
      Pattern.compile("^\\| `(\\w+)` \\| `(socai[\\w.]*)` \\| `?(\\w+)`? \\| .+ \\|$");

  private static final Pattern ROW = Pattern.compile("^\\| `.*");

  /** What calls our classes without being one. */
  private static final Set<String> LIBRARIES = Set.of("HTTP", "Axon", "Spring");

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("socai");

  private record Step(String type, String home, String by) {
    static Step of(MatchResult row) {
      return new Step(row.group(1), row.group(2), row.group(3));
    }

    JavaClass inCode() {
      return PRODUCTION.get(home + "." + type);
    }
  }

  private static List<Step> steps() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .flatMap(line -> STEP.matcher(line).results())
        .map(Step::of)
        .toList();
  }

  @Test
  void each_row_is_a_step() throws IOException {
    long rows = Files.readAllLines(PAGE).stream().filter(ROW.asMatchPredicate()).count();
    assertThat(steps()).hasSize(Math.toIntExact(rows)).hasSizeGreaterThan(40);
  }

  @Test
  void each_step_leads_from_a_class_above_it_to_one_that_this_class_uses() throws IOException {
    Map<String, JavaClass> above = new LinkedHashMap<>();
    for (Step step : steps()) {
      JavaClass type = step.inCode();
      if (!LIBRARIES.contains(step.by())) {
        assertThat(above).as(step.type()).containsKey(step.by());
        assertThat(used(above.get(step.by()))).as(step.by()).contains(type);
      }
      assertThat(above.put(step.type(), type)).as(step.type() + " stands once").isNull();
    }
  }

  /** Whom a library calls, nobody above it does: else that one would have to be named. */
  @Test
  void a_library_is_named_only_where_no_class_above_leads_on() throws IOException {
    Map<String, JavaClass> above = new LinkedHashMap<>();
    for (Step step : steps()) {
      JavaClass type = step.inCode();
      if (LIBRARIES.contains(step.by())) {
        assertThat(above.values())
            .as(step.type())
            .noneMatch(earlier -> used(earlier).contains(type));
      }
      above.put(step.type(), type);
    }
  }

  /** With what is within it. */
  private static Set<JavaClass> used(JavaClass type) {
    return PRODUCTION.stream()
        .filter(
            one ->
                one.getName().equals(type.getName())
                    || one.getName().startsWith(type.getName() + "$"))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .collect(Collectors.toSet());
  }
}
