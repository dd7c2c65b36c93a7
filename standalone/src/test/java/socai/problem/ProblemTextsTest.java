package socai.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every refusal of every module has its texts, in both languages and to the same effect. */
class ProblemTextsTest {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final ResourceBundle VI = bundle(VIETNAMESE);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  static List<Refusal> refusals() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
    List<Refusal> refusals = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("socai")) {
      Class<?> family = Class.forName(found.getBeanClassName());
      assertThat(family.isEnum()).as(family + " is a closed list of refusals").isTrue();
      refusals.addAll(Arrays.asList((Refusal[]) family.getEnumConstants()));
    }
    return refusals;
  }

  @Test
  void refusals_of_all_modules_are_looked_at() throws ClassNotFoundException {
    assertThat(refusals())
        .extracting(refusal -> refusal.getClass().getPackageName())
        .contains(
            "socai.web",
            "socai.command",
            "socai.command.team",
            "socai.query.projection",
            "socai.query.coverage");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal_is_told_in_both_languages(Refusal refusal) {
    for (Locale reader : List.of(VIETNAMESE, Locale.ENGLISH)) {
      Problem problem = ProblemTexts.problem(refusal, Map.of(), reader);
      assertThat(problem.type()).isEqualTo("urn:socai:problem:" + refusal.code());
      assertThat(problem.status()).isEqualTo(refusal.status());
      assertThat(problem.title()).isNotBlank();
      assertThat(problem.detail()).isNotBlank().isNotEqualTo(problem.title());
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_code_is_of_a_stable_form_and_its_status_says_whose_fault_it_is(Refusal refusal) {
    assertThat(refusal.code()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*");
    assertThat(refusal.status()).isBetween(400, 503);
  }

  @Test
  void one_code_has_one_status_wherever_it_is_used() throws ClassNotFoundException {
    Map<String, Set<Integer>> statuses =
        refusals().stream()
            .collect(
                Collectors.groupingBy(
                    Refusal::code, Collectors.mapping(Refusal::status, Collectors.toSet())));
    assertThat(statuses).allSatisfy((code, all) -> assertThat(all).as(code).hasSize(1));
  }

  @Test
  void the_two_languages_have_the_same_texts_and_none_that_is_never_told()
      throws ClassNotFoundException {
    Set<String> recorded =
        refusals().stream()
            .flatMap(refusal -> Stream.of(refusal.code(), refusal.code() + ".detail"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys(VI)).isEqualTo(recorded);
    assertThat(keys(EN)).isEqualTo(recorded);
  }

  @Test
  void the_two_languages_mention_the_same_things() {
    assertThat(keys(VI))
        .allSatisfy(
            key ->
                assertThat(placeholders(VI.getString(key)))
                    .as(key)
                    .isEqualTo(placeholders(EN.getString(key))));
  }

  @Test
  void what_a_text_mentions_is_filled_in() throws ClassNotFoundException {
    Refusal mentions =
        refusals().stream()
            .filter(r -> r.code().equals("guidance.service-unknown"))
            .findFirst()
            .orElseThrow();
    assertThat(ProblemTexts.problem(mentions, Map.of("service", "vneid"), VIETNAMESE).title())
        .contains("vneid")
        .doesNotContain("{");
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "socai.problem.problems",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  private static Set<String> keys(ResourceBundle bundle) {
    return new TreeSet<>(Collections.list(bundle.getKeys()));
  }

  private static Set<String> placeholders(String text) {
    Set<String> names = new TreeSet<>();
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }
}
