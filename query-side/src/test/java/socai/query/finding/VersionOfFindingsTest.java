package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import socai.query.finding.rule.Parameter;
import socai.query.finding.rule.Settings;

/** What was found under other parameters is not shown as if it had been found under these. */
class VersionOfFindingsTest {
  private static final int STANDARD = version(Map.of());

  private static int version(Map<Parameter, Integer> set) {
    return new FindingProjection(environment(set)).version();
  }

  private static Environment environment(Map<Parameter, Integer> set) {
    Map<String, Object> properties = new HashMap<>();
    set.forEach((parameter, value) -> properties.put(parameter.property(), value));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("set", properties));
    return environment;
  }

  /** One beside what it is unless set. */
  private static int other(Parameter parameter) {
    int standard = parameter.standard();
    return standard < parameter.most() ? standard + 1 : standard - 1;
  }

  @ParameterizedTest
  @EnumSource(Parameter.class)
  void another_parameter_is_another_version_and_the_same_said_is_the_same(Parameter parameter) {
    int changed = version(Map.of(parameter, other(parameter)));
    assertThat(changed).isNotEqualTo(STANDARD).isPositive();
    assertThat(version(Map.of(parameter, other(parameter)))).isEqualTo(changed);
    assertThat(version(Map.of(parameter, parameter.standard()))).isEqualTo(STANDARD);
  }

  @Test
  void the_versions_of_all_single_changes_are_told_apart() {
    Set<Integer> versions = new HashSet<>(Set.of(STANDARD));
    for (Parameter parameter : Parameter.values()) {
      versions.add(version(Map.of(parameter, other(parameter))));
    }
    assertThat(versions).hasSize(Parameter.values().length + 1);
  }

  @ParameterizedTest
  @EnumSource(Parameter.class)
  void a_parameter_is_taken_from_its_least_to_its_most_and_no_further(Parameter parameter) {
    for (int value : new int[] {parameter.least(), parameter.most()}) {
      assertThat(new Settings(environment(Map.of(parameter, value))).of(parameter))
          .isEqualTo(value);
    }
    for (int value : new int[] {parameter.least() - 1, parameter.most() + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Settings(environment(Map.of(parameter, value))))
          .withMessageContaining(parameter.property());
    }
  }
}
