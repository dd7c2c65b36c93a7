package socai.query.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The HTML of a page: what all pages have in common, with the page's own module and styles. It
 * names every module that will be imported, so that a browser asks for all of them at once and not
 * for each when it has read the one before.
 */
final class Shell extends ByteArrayResource {
  private static final String LIBRARIES = "/_static/";
  private static final Pattern IMPORTED =
      Pattern.compile("^(?:import|export)\\s[\\w*{},\\s]*?from \"([^\"]+)\";", Pattern.MULTILINE);

  private final String name;

  private Shell(String name, String html) {
    super(html.getBytes(StandardCharsets.UTF_8), "shell of " + name);
    this.name = name;
  }

  /**
   * The HTML of {@code page}.
   *
   * @throws UncheckedIOException if the page's module, or one that it leads to, is not there
   */
  static Shell of(String page) {
    String own = "/" + page + "/" + page;
    String html =
        read(new ClassPathResource("socai/query/web/shell.html"))
            .replace("{styles}", links("stylesheet", styles(own)))
            .replace("{modules}", links("modulepreload", imported(own + ".js")))
            .replace("{module}", own + ".js");
    return new Shell(page + ".html", html);
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public long lastModified() {
    return 0; // only its content says whether it has changed
  }

  private static Stream<String> styles(String own) {
    return Stream.of("/shared/pages.css", own + ".css").filter(path -> file(path).exists());
  }

  /**
   * What {@code module} imports before it runs, and what that imports; it is not among them itself.
   */
  private static Stream<String> imported(String module) {
    Set<String> found = new LinkedHashSet<>(List.of(module));
    List<String> unread = new ArrayList<>(found);
    while (!unread.isEmpty()) {
      String reader = unread.remove(0);
      String text = read(file(reader));
      if (!reader.startsWith(LIBRARIES)) {
        IMPORTED
            .matcher(text)
            .results()
            .map(named -> URI.create(reader).resolve(named.group(1)).toString())
            .filter(found::add)
            .forEach(unread::add);
      }
    }
    return found.stream().skip(1);
  }

  private static Resource file(String path) {
    return new ClassPathResource(
        path.startsWith(LIBRARIES) ? "META-INF/resources" + path : "static" + path);
  }

  private static String read(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String links(String kind, Stream<String> paths) {
    return paths
        .map(path -> "<link rel=\"" + kind + "\" href=\"" + path + "\">")
        .collect(Collectors.joining("\n    "));
  }
}
