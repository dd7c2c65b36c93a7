package socai.standalone.api;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Somebody at the pages, with a jar of cookies and without a script. */
final class Browser {
  private final Endpoints endpoints;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  Browser(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Follows a link, and no redirect. */
  HttpResponse<String> open(String path) {
    return sent(request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
  }

  /** What a page of ours asks for. */
  HttpResponse<String> ask(String path) {
    return sent(request(path).header("Accept", "application/json"));
  }

  /** Fills in the login's form. */
  HttpResponse<String> logIn(String login, String password) {
    open("/login/");
    return form("/login", "username=" + encoded(login) + "&password=" + encoded(password));
  }

  HttpResponse<String> logOut() {
    return form("/logout", "a=b");
  }

  private HttpResponse<String> form(String path, String fields) {
    return sent(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(
                BodyPublishers.ofString(fields + "&_csrf=" + cookie("XSRF-TOKEN").orElse("none"))));
  }

  Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(one -> one.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Puts a cookie in that somebody else has made. */
  void plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(address("/"), cookie);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + endpoints.port() + path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
