package socai.standalone.crash.product;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Asks the program over HTTP. Safe for use by many threads. */
public final class ApiClient {
  private static final Duration LONGEST_EXPORT = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final int port;
  private final Duration patience;

  /**
   * The endpoint of the program at {@code port}.
   *
   * @param patience with each answer
   */
  public ApiClient(int port, Duration patience) {
    this.port = port;
    this.patience = patience;
  }

  /** Where it is. */
  public int port() {
    return port;
  }

  /** Sends a command. */
  public Answer post(Sending sending) throws IOException {
    return answered(post(sending.login(), sending.path(), sending.body()));
  }

  /** The same without waiting for the answer. */
  public CompletableFuture<Answer> postLater(Sending sending) {
    return http.sendAsync(
            post(sending.login(), sending.path(), sending.body()), BodyHandlers.ofString())
        .thenApply(ApiClient::answer);
  }

  private HttpRequest post(String login, String path, String body) {
    return request(login, path, patience)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Asks as {@code login}. */
  public Answer get(String login, String path) throws IOException {
    return answered(request(login, path, patience).build());
  }

  /** Puts a long answer to an auditor into {@code file}. */
  int download(String path, Path file) throws IOException {
    return sent(request("auditor", path, LONGEST_EXPORT).build(), BodyHandlers.ofFile(file))
        .statusCode();
  }

  private HttpRequest.Builder request(String login, String path, Duration most) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(most)
        .header("Authorization", basic(login));
  }

  /** Of one of the logins for trying, whose password is the name. */
  static String basic(String login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
  }

  private Answer answered(HttpRequest request) throws IOException {
    return answer(sent(request, BodyHandlers.ofString()));
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    try {
      return http.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it was asked");
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(), response.body(), response.headers().firstValue("Retry-After"));
  }
}
