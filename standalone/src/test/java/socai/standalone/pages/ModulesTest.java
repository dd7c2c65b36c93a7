package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The pages' modules, read by TypeScript with the types that their comments name. Node comes in
 * Playwright's jar; on a machine that it has none for, this says so and tests nothing.
 */
class ModulesTest {
  private static final Path QUERY_SIDE = Path.of("..", "query-side").toAbsolutePath().normalize();
  private static final Path MODULES = QUERY_SIDE.resolve("src/main/resources/static");
  private static final int WIDEST = 120;
  private static final Pattern NAMED = Pattern.compile("var\\((--[a-z0-9-]+)");
  private static final Pattern DEFINED = Pattern.compile("(--[a-z0-9-]+):");
  private static final String COMPILER = "META-INF/resources/webjars/typescript/";

  @TempDir Path folder;

  @Test
  void what_modules_hand_each_other_is_what_they_say() throws Exception {
    assertThat(complaintsOf(QUERY_SIDE.resolve("tsconfig.json"))).isEmpty();
  }

  @Test
  void a_module_that_hands_over_something_else_is_found() throws Exception {
    Files.writeString(
        folder.resolve("planted.js"),
        """
        import { number } from "%s/shared/i18n.js";
        number("three");
        """
            .formatted(MODULES));
    Path planted =
        Files.writeString(
            folder.resolve("tsconfig.json"),
            """
            {"extends": "%1$s/tsconfig.json", "include": ["%1$s/src/types/*.d.ts", "planted.js"]}
            """
                .formatted(QUERY_SIDE));
    assertThat(complaintsOf(planted)).contains("planted.js(2,8)").contains("'string'");
  }

  @Test
  void no_line_is_wider_than_a_page() throws IOException {
    List<String> wide = new ArrayList<>();
    for (Path file : sources()) {
      for (String line : Files.readAllLines(file)) {
        if (line.codePointCount(0, line.length()) > WIDEST) {
          wide.add(MODULES.relativize(file) + ": " + line);
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void each_value_that_a_style_names_is_defined() throws IOException {
    for (Path file : sources()) {
      String styles = Files.readString(MODULES.resolve("shared/pages.css"));
      Set<String> named = all(NAMED, Files.readString(file));
      assertThat(all(DEFINED, styles)).as(file.toString()).containsAll(named);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MODULES)) {
      List<Path> ours = files.filter(f -> f.toString().matches(".*[.](js|css)")).toList();
      assertThat(ours).hasSizeGreaterThan(25);
      return ours;
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(f -> f.group(1)).collect(Collectors.toSet());
  }

  /** What TypeScript has to say of the modules that {@code configuration} names. */
  private String complaintsOf(Path configuration) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(node(), compiler().toString(), "--project", configuration.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream said = process.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.waitFor();
    }
  }

  private static String node() {
    try {
      return Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder().command().get(0);
    } catch (RuntimeException missing) {
      return abort("types were not checked: there is no Node for this machine: " + missing);
    }
  }

  /** Node runs files, not what lies in a jar. */
  private Path compiler() throws IOException {
    Path home = folder.resolve("typescript");
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:" + COMPILER + "*/lib/*")) {
      String url = file.getURL().toString();
      Path place = home.resolve(url.substring(url.indexOf(COMPILER) + COMPILER.length()));
      if (file.isReadable() && !url.endsWith("/")) {
        Files.createDirectories(place.getParent());
        Files.write(place, file.getContentAsByteArray());
      }
    }
    try (var versions = Files.list(home)) {
      List<Path> one = versions.toList();
      assertThat(one).hasSize(1);
      return one.get(0).resolve("lib/tsc.js");
    }
  }
}
