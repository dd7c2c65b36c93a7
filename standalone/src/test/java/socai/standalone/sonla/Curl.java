package socai.standalone.sonla;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * As much of curl as the README uses, since not every machine has one. It needs nothing but the
 * JDK, so that a shell can start it.
 */
final class Curl {
  private static final int BUSY = 503;

  /** So often does a reader try again who is told to; each time the server waits for seconds. */
  private static final int PATIENCE = 20;

  private Curl() {}

  /** Prints the answer to what a shell was told. */
  public static void main(String[] words) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print(answer(List.of(words)));
    out.flush();
  }

  /**
   * The body of the answer, whatever its status.
   *
   * @param words the options and the address
   * @throws IllegalArgumentException at an option that is not known here
   */
  static String answer(List<String> words) {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
      String word = left.next();
      switch (word) {
        case "-s" -> {
          // no progress bar here anyway
        }
        case "-u" -> request.header("Authorization", basic(left.next()));
        case "-H" -> {
          String[] header = left.next().split(": ", 2);
          request.header(header[0], header[1]);
        }
        case "-d" -> request.POST(HttpRequest.BodyPublishers.ofString(left.next()));
        default -> request.uri(URI.create(word));
      }
    }
    try {
      HttpClient http = HttpClient.newHttpClient();
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (int again = 0; answer.statusCode() == BUSY && again < PATIENCE; again++) {
        answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      }
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(String.join(" ", words), e);
    }
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
