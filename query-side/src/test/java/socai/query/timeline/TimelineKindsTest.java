package socai.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import socai.fixture.OneOfEach;

/** What has a timeline is the same in the events, at the endpoint and on the pages. */
class TimelineKindsTest {
  private static final Path LINKS = Path.of("src/main/resources/static/shared/links.js");
  private static final java.util.regex.Pattern LIST =
      java.util.regex.Pattern.compile("export const SUBJECTS = \\[([^\\]]+)];");
  private static final java.util.regex.Pattern QUOTED =
      java.util.regex.Pattern.compile("\"(\\w+)\"");

  /** They have streams, and pages of their own, or are told of by operators. */
  private static final Set<String> WITHOUT = Set.of("finding", "loss");

  private static Set<String> atTheEndpoint() {
    return Arrays.stream(TimelineApi.class.getDeclaredMethods())
        .filter(method -> method.getName().equals("timeline"))
        .map(TimelineKindsTest::kinds)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> kinds(Method timeline) {
    Pattern pattern = timeline.getParameters()[0].getAnnotation(Pattern.class);
    return new TreeSet<>(Arrays.asList(pattern.regexp().split("\\|")));
  }

  private static Set<String> onThePages() throws IOException {
    MatchResult list = LIST.matcher(Files.readString(LINKS)).results().findFirst().orElseThrow();
    return QUOTED
        .matcher(list.group(1))
        .results()
        .map(kind -> kind.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inTheEvents() {
    return OneOfEach.events().stream()
        .flatMap(event -> TimelineSubjects.of(event).stream())
        .map(subject -> subject.substring(0, subject.indexOf('/')))
        .filter(kind -> !WITHOUT.contains(kind))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatever_an_event_concerns_has_a_timeline_that_can_be_asked_for() {
    assertThat(atTheEndpoint()).isEqualTo(inTheEvents());
  }

  @Test
  void whatever_has_a_timeline_has_one_on_the_pages() throws IOException {
    assertThat(onThePages()).isEqualTo(atTheEndpoint());
  }
}
