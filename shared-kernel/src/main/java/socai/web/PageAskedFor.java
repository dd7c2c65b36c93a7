package socai.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers the page that somebody asked for before the login, in the reader's browser: a session
 * for everybody who asks would be memory for everybody who asks. Only its address is kept, never a
 * header, and the request itself never comes back. Whoever sends another address than one of ours
 * has asked for nothing.
 */
final class PageAskedFor implements RequestCache {
  static final String COOKIE = "socai-asked-for";

  private static final Duration KEPT = Duration.ofMinutes(10);

  /** The login's form, and what it is sent to. */
  private static final String SENT_TO = "/login";

  /** An address of a page here: nothing in it can lead to another site, or into another header. */
  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1500}");

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    if (!HttpMethod.GET.matches(request.getMethod()) || !EntryPoints.isForPage(request)) {
      return;
    }
    String query = request.getQueryString();
    String address = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (LOCAL.matcher(address).matches()) {
      set(response, request, encoded(address), KEPT);
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return address(request).map(SimpleSavedRequest::new).orElse(null);
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    set(response, request, "", Duration.ZERO);
  }

  private static Optional<String> address(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .map(PageAskedFor::decoded)
        .filter(address -> LOCAL.matcher(address).matches())
        .findFirst();
  }

  private static String encoded(String address) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String value) {
    try {
      return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void set(
      HttpServletResponse response, HttpServletRequest request, String value, Duration kept) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path(SENT_TO)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(kept)
            .build()
            .toString());
  }
}
