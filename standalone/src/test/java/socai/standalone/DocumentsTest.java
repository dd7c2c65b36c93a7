package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written for readers: decisions bear numbers in a row, links lead somewhere. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path DECISIONS = PROJECT.resolve("docs/decisions");
  private static final Pattern NUMBERED = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  /** A row of the table that follows one act: the step, the packages, the classes, a sentence. */
  private static final Pattern STEP =
      Pattern.compile("\\|[^|]+\\|( `socai\\.[^|]+)\\|((?: `[A-Z]\\w+`,?)+) \\|[^|]+\\|");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");
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
  void the_way_of_an_act_goes_through_classes_that_are_where_it_says() throws IOException {
    int found = 0;
    List<Path> files = files();
    for (String line : Files.readAllLines(PROJECT.resolve("README.md"))) {
      Matcher row = STEP.matcher(line);
      if (row.matches()) {
        List<String> rooms = packages(quoted(row.group(1)));
        for (String type : quoted(row.group(2))) {
          assertThat(rooms).as(type).anyMatch(room -> isThere(files, room, type));
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void each_class_that_the_readme_names_is_one() throws IOException {
    Set<String> sources = files().stream().map(DocumentsTest::name).collect(Collectors.toSet());
    Matcher named = TYPE.matcher(Files.readString(PROJECT.resolve("README.md")));
    while (named.find()) {
      assertThat(sources).contains(named.group(1) + ".java");
    }
  }

  /** {@code .figure} stands beside the one before it. */
  private static List<String> packages(List<String> said) {
    String first = said.get(0);
    return said.stream()
        .map(
            room -> room.startsWith(".") ? first.substring(0, first.lastIndexOf('.')) + room : room)
        .toList();
  }

  private static boolean isThere(List<Path> files, String room, String type) {
    Path source = Path.of("src/main/java", room.split("\\.")).resolve(type + ".java");
    return files.stream().anyMatch(file -> file.endsWith(source));
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> documents() throws IOException {
    return files().stream().filter(file -> name(file).endsWith(".md")).toList();
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
