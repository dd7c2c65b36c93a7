package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import socai.problem.Refusal;

/** No reason for a refusal without a test in which something is refused for it. */
class EveryRefusalTest {
  /** They try by chance, for long, and refuse nothing that the others do not. */
  private static final String BY_CHANCE =
      ".*\\.(OrderOfTelling|PairsAtOnce|NoDeadEnd|CorrectingIsTelling)Test";

  @Test
  void every_refusal_of_this_side_is_seen_in_a_test() throws ClassNotFoundException {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectPackage("socai.command"))
            .filters(
                includeClassNamePatterns(".*Test"),
                excludeClassNamePatterns(EveryRefusalTest.class.getName(), BY_CHANCE))
            .execute();
    assertThat(results.testEvents().failed().list()).isEmpty();
    List<Refusal> all = refusals();
    assertThat(all).hasSizeGreaterThan(40);
    assertThat(Story.refusalsSeen()).containsAll(all);
  }

  private static List<Refusal> refusals() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
    List<Refusal> refusals = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("socai.command")) {
      Class<?> family = Class.forName(found.getBeanClassName());
      refusals.addAll(Arrays.asList((Refusal[]) family.getEnumConstants()));
    }
    return refusals;
  }
}
