package socai.problem;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Every refusal of every module has its texts, in both languages and to the same effect. */
class ProblemTextsTest {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  static List<Refusal> refusals() {
    return KnownRefusals.all();
  }

  @Test
  void refusals_of_all_modules_are_looked_at() {
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
  void one_code_has_one_status_wherever_it_is_used() {
    Map<String, Set<Integer>> statuses =
        refusals().stream()
            .collect(
                Collectors.groupingBy(
                    Refusal::code, Collectors.mapping(Refusal::status, Collectors.toSet())));
    assertThat(statuses).allSatisfy((code, all) -> assertThat(all).as(code).hasSize(1));
  }

  static Stream<String> packages() {
    return refusals().stream().map(refusal -> refusal.getClass().getPackageName()).distinct();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void the_two_languages_have_the_same_texts_and_none_that_is_never_told(String packageName) {
    Set<String> refused =
        refusals().stream()
            .filter(refusal -> refusal.getClass().getPackageName().equals(packageName))
            .flatMap(refusal -> Stream.of(refusal.code(), refusal.code() + ".detail"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys(KnownRefusals.texts(packageName, VIETNAMESE))).isEqualTo(refused);
    assertThat(keys(KnownRefusals.texts(packageName, Locale.ENGLISH))).isEqualTo(refused);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void the_two_languages_mention_the_same_things(String packageName) {
    ResourceBundle vietnamese = KnownRefusals.texts(packageName, VIETNAMESE);
    ResourceBundle english = KnownRefusals.texts(packageName, Locale.ENGLISH);
    assertThat(keys(vietnamese))
        .allSatisfy(
            key ->
                assertThat(placeholders(vietnamese.getString(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getString(key))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void one_code_is_told_in_the_same_words_wherever_it_is_used(Refusal refusal) {
    for (Locale reader : List.of(VIETNAMESE, Locale.ENGLISH)) {
      assertThat(refusals().stream().filter(other -> other.code().equals(refusal.code())))
          .extracting(other -> ProblemTexts.problem(other, Map.of(), reader))
          .containsOnly(ProblemTexts.problem(refusal, Map.of(), reader));
    }
  }

  @Test
  void what_a_text_mentions_is_filled_in() {
    Refusal mentions =
        refusals().stream()
            .filter(r -> r.code().equals("guidance.service-unknown"))
            .findFirst()
            .orElseThrow();
    assertThat(ProblemTexts.problem(mentions, Map.of("service", "vneid"), VIETNAMESE).title())
        .contains("vneid")
        .doesNotContain("{");
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
