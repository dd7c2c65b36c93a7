package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is written for readers: decisions bear numbers in a row, links lead somewhere, classes
 * exist.
 */
class DocumentsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path DECISIONS = PROJECT.resolve("docs/decisions");
  private static final Pattern NUMBERED = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  /** At least two words, as our classes' names have: others are words of formats. */
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)+)`");

  private static final Set<String> OF_LIBRARIES =
      Set.of(
          "ConcurrencyException",
          "JdbcEventStorageEngine",
          "MongoEventStorageEngine",
          "SpringMongoEventStore");

  private static final Pattern PACKAGE = Pattern.compile("`([a-z][a-z.]*)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

  @Test
  void decisions_are_numbered_without_a_hole_and_say_their_number() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(DECISIONS)) {
      files.filter(file -> NUMBERED.matcher(name(file)).matches()).sorted().forEach(pages::add);
    }
    assertThat(pages.stream().map(page -> Integer.parseInt(name(page).substring(0, 4))))
        .isEqualTo(IntStream.rangeClosed(1, pages.size()).boxed().toList());
    for (Path page : pages) {
      String number = Integer.toString(Integer.parseInt(name(page).substring(0, 4)));
      assertThat(Files.readAllLines(page).get(0)).as(name(page)).matches("# " + number + "\\. .+");
    }
  }

  @Test
  void each_link_to_a_file_of_ours_leads_to_one() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        links++;
        Path there = document.resolveSibling(link.group(1));
        if (!Files.exists(there)) {
          broken.add(document + " -> " + link.group(1));
        }
      }
    }
    assertThat(links).isGreaterThan(50);
    assertThat(broken).isEmpty();
  }

  @Test
  void each_class_that_a_document_names_is_one() throws IOException {
    Set<String> sources = files().stream().map(DocumentsTest::name).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    int named = 0;
    for (Path document : documents()) {
      for (MatchResult type : TYPE.matcher(Files.readString(document)).results().toList()) {
        named++;
        if (!sources.contains(type.group(1) + ".java") && !OF_LIBRARIES.contains(type.group(1))) {
          unknown.add(document + ": " + type.group(1));
        }
      }
    }
    assertThat(named).isGreaterThan(100);
    assertThat(unknown).isEmpty();
  }

  /** The table of packages in a module's README has each of them, and none that is not there. */
  @ParameterizedTest
  @CsvSource({
    "shared-kernel, socai",
    "command-side, socai.command",
    "query-side, socai.query",
    "embedded-mongo, socai.embedded",
    "standalone, socai.standalone"
  })
  void a_module_names_each_of_its_packages(String module, String root) throws IOException {
    Path sources = PROJECT.resolve(module).resolve("src/main/java").resolve(root.replace('.', '/'));
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> name(file).equals("package-info.java"))
          .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
          .filter(name -> !name.isEmpty())
          .forEach(packages::add);
    }
    Set<String> named = new TreeSet<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(PROJECT.resolve(module).resolve("README.md"))) {
      inTable = line.startsWith("| package (") || inTable && line.startsWith("|");
      if (inTable) {
        PACKAGE.matcher(line.split("\\|")[1]).results().map(r -> r.group(1)).forEach(named::add);
      }
    }
    named.removeIf(name -> name.startsWith("socai"));
    assertThat(named).isEqualTo(packages);
  }

  private static List<Path> documents() throws IOException {
    return files().stream()
        .filter(file -> name(file).endsWith(".md") && !name(file).equals("CHANGELOG.md"))
        .toList();
  }

  /** All of the project's, but not what is made of them. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files.filter(file -> !file.toString().contains("/target/")).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
