package socai.standalone.sonla;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tour of the README: what it tells the reader to type, and the answer it promises, in which an
 * ellipsis stands for anything.
 */
record Tour(List<Stop> stops) {
  private static final String MARK = "<!-- tour -->";

  private static final Pattern STOP =
      Pattern.compile(
          MARK + "\\s+```sh\\s+(.*?)\\s+```\\s+```(?:json|text)\\s+(.*?)\\s+```", Pattern.DOTALL);

  private static final String THIS_JAVA =
      Path.of(System.getProperty("java.home"), "bin").toString();

  /** Some commands and their promised answer. */
  record Stop(String commands, String answer) {
    /** The same, where what is told to be at {@code there} is at {@code here}. */
    Stop at(String there, String here) {
      return new Stop(commands.replace(there, here), answer);
    }

    /** The promise as a pattern. */
    Pattern promise() {
      return Pattern.compile(
          Arrays.stream(answer.split("…", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*")),
          Pattern.DOTALL);
    }

    /**
     * What a shell prints, in which {@code standalone} answers.
     *
     * @param folder where it works: there are the store, its keys, and {@code standalone}
     */
    String type(Path folder, URI standalone) {
      Path classes = Path.of("target", "test-classes").toAbsolutePath();
      String brief = // what ends within seconds is not worth compiling well
          "java() { command java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"; }\n";
      String curl =
          """
          if command -v curl >/dev/null
          then curl() { command curl --retry 5 --retry-delay 1 "$@"; }
          else curl() { java -cp '%s' %s "$@"; }
          fi
          """
              .formatted(classes, Curl.class.getName());
      try {
        Path script =
            Files.writeString(
                Files.createTempFile(folder, "tour", ".sh"),
                brief
                    + curl
                    + commands.replace("http://localhost:8080", standalone.toString())
                    + "\n");
        ProcessBuilder shell =
            new ProcessBuilder("sh", "-e", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("LC_ALL", "C.UTF-8"); // words may be Vietnamese
        shell.environment().merge("PATH", THIS_JAVA, (path, java) -> java + ":" + path);
        Process typed = shell.start();
        String said = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.strip() + (typed.waitFor() == 0 ? "" : "\n[ended with an error]");
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(commands, e);
      }
    }
  }

  static Tour of(Path readme) {
    try {
      String recorded = Files.readString(readme);
      List<Stop> stops = new ArrayList<>();
      Matcher stop = STOP.matcher(recorded);
      while (stop.find()) {
        stops.add(new Stop(stop.group(1), stop.group(2)));
      }
      if (stops.size() != recorded.split(MARK, -1).length - 1) {
        throw new IllegalStateException(readme + ": behind a mark are no commands with an answer");
      }
      return new Tour(stops);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
