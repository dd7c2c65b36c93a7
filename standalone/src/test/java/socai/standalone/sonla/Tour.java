package socai.standalone.sonla;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tour of the README: each {@code curl} that it shows, and the answer it promises, in which an
 * ellipsis stands for anything. The commands are carried out here, since not every machine has a
 * curl.
 */
record Tour(List<Stop> stops) {
  private static final Pattern STOP =
      Pattern.compile(
          "<!-- tour -->\\s+```sh\\s+(curl .*?)\\s+```\\s+```json\\s+(.*?)\\s+```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** One command and its promised answer. */
  record Stop(String curl, String answer) {
    /** The promise as a pattern. */
    Pattern promise() {
      return Pattern.compile(
          Arrays.stream(answer.split("…", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*")),
          Pattern.DOTALL);
    }

    /** What {@code standalone} answers. */
    String send(URI standalone) {
      HttpRequest.Builder request = HttpRequest.newBuilder();
      Iterator<String> words = words().iterator();
      words.next();
      while (words.hasNext()) {
        String word = words.next();
        switch (word) {
          case "-s" -> {
            // no progress bar here anyway
          }
          case "-u" -> request.header("Authorization", basic(words.next()));
          case "-H" -> {
            String[] header = words.next().split(": ", 2);
            request.header(header[0], header[1]);
          }
          case "-d" -> request.POST(HttpRequest.BodyPublishers.ofString(words.next()));
          default ->
              request.uri(URI.create(word.replace("http://localhost:8080", standalone.toString())));
        }
      }
      try {
        return HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofString())
            .body()
            .strip();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(curl, e);
      }
    }

    private List<String> words() {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(curl);
      while (word.find()) {
        words.add(word.group(1) == null ? word.group(2) : word.group(1));
      }
      return words;
    }

    private static String basic(String login) {
      return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Tour of(Path readme) {
    try {
      List<Stop> stops = new ArrayList<>();
      Matcher stop = STOP.matcher(Files.readString(readme));
      while (stop.find()) {
        stops.add(new Stop(stop.group(1), stop.group(2)));
      }
      return new Tour(stops);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
