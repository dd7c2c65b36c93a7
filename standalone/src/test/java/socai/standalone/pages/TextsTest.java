package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import socai.access.AccessRole;
import socai.guidance.AdoptionLevel;
import socai.guidance.Channel;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.Connection;
import socai.proof.CheckPass;
import socai.proof.Difference;
import socai.proof.NotaryState;
import socai.schema.EventTypes;
import socai.team.Organisation;
import socai.team.Role;
import socai.territory.UnitLevel;

/** The pages speak two languages, and say nothing that is not in both. */
class TextsTest {
  private static final Pattern NAMED = Pattern.compile("(?<![\\w.])t\\(\\s*\"([^\"]+)\"");
  private static final Pattern BEGUN = Pattern.compile("(?<![\\w.])t\\(\\s*`([^`$]+)\\$\\{");
  private static final Pattern QUOTED = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+)\"");
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
  private static final Pattern LETTERS_IN_MARKUP =
      Pattern.compile(">[^<>${}`]*\\p{L}{3,}[^<>${}`]*</");

  private final Map<String, String> vietnamese = Texts.in("vi");
  private final Map<String, String> english = Texts.in("en");

  @Test
  void both_languages_have_the_same_keys_in_the_same_order() {
    assertThat(english.keySet()).containsExactlyElementsOf(vietnamese.keySet());
  }

  @Test
  void no_text_is_empty_and_both_have_the_same_blanks_to_fill() {
    vietnamese.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotBlank();
          assertThat(english.get(key)).as(key).isNotBlank();
          assertThat(blanks(english.get(key))).as(key).isEqualTo(blanks(text));
        });
  }

  @Test
  void every_key_that_a_page_uses_has_a_text() {
    Set<String> used = new TreeSet<>();
    scripts().values().forEach(script -> used.addAll(all(NAMED, script)));
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(vietnamese.keySet()).containsAll(used);
  }

  @Test
  void every_text_is_used() {
    Set<String> used = new TreeSet<>();
    Set<String> begun = new TreeSet<>();
    scripts()
        .values()
        .forEach(
            script -> {
              used.addAll(all(NAMED, script));
              used.addAll(all(QUOTED, script));
              begun.addAll(all(BEGUN, script));
            });
    assertThat(vietnamese.keySet())
        .allMatch(key -> used.contains(key) || begun.stream().anyMatch(key::startsWith));
  }

  @Test
  void every_word_of_the_field_has_a_text() {
    assertTexts("event.", EventTypes.all().keySet());
    assertTexts("level.", codes(AdoptionLevel.values()));
    assertTexts("channel.", codes(Channel.values()));
    assertTexts("reason.", codes(Reason.values()));
    assertTexts("connection.", codes(Connection.values()));
    assertTexts("role.", codes(Role.values()));
    assertTexts("organisation.", codes(Organisation.values()));
    assertTexts("unit-level.", codes(UnitLevel.values()));
    assertTexts("role-of-login.", codes(AccessRole.values()));
    assertTexts("difference.", Arrays.stream(Difference.values()).map(Difference::code).toList());
    assertTexts("audit.notary.", codes(NotaryState.Doing.values()));
    assertTexts("audit.checks.last.", codes(CheckPass.Occasion.values()));
    assertTexts(
        "outcome.",
        Arrays.stream(Step.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .toList());
  }

  @Test
  void markup_and_scripts_hold_no_text_of_their_own() {
    scripts()
        .forEach(
            (name, script) ->
                assertThat(all(Pattern.compile("(" + LETTERS_IN_MARKUP + ")"), script))
                    .as(name)
                    .isEmpty());
  }

  private void assertTexts(String begin, Collection<String> codes) {
    assertThat(codes).isNotEmpty();
    assertThat(vietnamese.keySet()).containsAll(codes.stream().map(code -> begin + code).toList());
  }

  private static List<String> codes(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static Set<String> blanks(String text) {
    return Set.copyOf(all(BLANK, text));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Map<String, String> scripts() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.js");
      return Stream.of(found)
          .collect(
              Collectors.toMap(
                  Resource::getDescription, TextsTest::content, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
