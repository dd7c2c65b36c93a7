package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an image is built from: sources, and nothing that a run has left beside them. */
class DockerContextTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void the_context_is_each_modules_sources_and_what_builds_them() throws IOException {
    List<String> modules =
        MODULE
            .matcher(alwaysBuilt(Files.readString(ROOT.resolve("pom.xml"))))
            .results()
            .map(module -> module.group(1))
            .toList();
    List<String> lines =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines).startsWith("*");
    assertThat(lines.subList(1, lines.size()))
        .as("a module that is missing would end the build, another folder may hold anything")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("!.mvn", "!mvnw", "!pom.xml"),
                    modules.stream()
                        .flatMap(
                            module -> Stream.of("!" + module + "/pom.xml", "!" + module + "/src")))
                .toList());
  }

  /** Profiles name more modules, which the image's build does not ask for. */
  private static String alwaysBuilt(String pom) {
    return pom.substring(0, pom.indexOf("</modules>"));
  }
}
