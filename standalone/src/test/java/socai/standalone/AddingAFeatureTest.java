package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/adding-a-feature.md} lists what a feature changes outside its own folders. */
class AddingAFeatureTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("^\\| `([\\w/.-]+/[\\w.-]+)` \\|.*");
  private static final List<String> MODULES =
      List.of("shared-kernel", "command-side", "query-side", "standalone");

  /** The sample: its packages, its page, its headings. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "socai\\.(\\w+\\.)?finding\\b|\\bsuspicions?\\b|^findings?=", Pattern.MULTILINE);

  private static final Pattern OWN = Pattern.compile("/(finding|suspicions)/");

  private static Set<String> listed() throws IOException {
    return Files.readAllLines(PROJECT.resolve("docs/adding-a-feature.md")).stream()
        .flatMap(line -> ROW.matcher(line).results())
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> knowing() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main"))) {
        for (Path file : files.filter(Files::isRegularFile).filter(f -> isText(f)).toList()) {
          String name = PROJECT.relativize(file).toString();
          if (!OWN.matcher(name).find() && SAMPLE.matcher(Files.readString(file)).find()) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private static boolean isText(Path file) {
    return Pattern.matches(".*\\.(java|js|json|css|html|properties|factories)", file.toString());
  }

  @Test
  void the_list_is_whole() throws IOException {
    assertThat(listed()).isEqualTo(knowing());
  }
}
