package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the images without building one. */
class DockerTest {
  private static final Path TOP = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void nothing_goes_into_a_build_but_the_sources() throws IOException {
    List<String> lines =
        Files.readAllLines(TOP.resolve(".dockerignore")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    List<String> sources =
        Stream.concat(
                Stream.of("!.mvn", "!mvnw", "!pom.xml"),
                MODULE
                    .matcher(Files.readString(TOP.resolve("pom.xml")))
                    .results()
                    .map(module -> "!" + module.group(1)))
            .toList();
    assertThat(lines).first().isEqualTo("*");
    assertThat(lines.stream().filter(line -> line.startsWith("!")))
        .contains("!mvnw", "!standalone")
        .isSubsetOf(sources);
    assertThat(lines).last().isEqualTo("**/target");
  }
}
