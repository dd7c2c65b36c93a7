package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site has a browser send to change something: a browser that
 * remembers a login of HTTP Basic gives it along with a form from anywhere. Browsers say where a
 * request comes from, and pages cannot change what they say; programs that are no browsers say
 * nothing, and are not asked.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE + 1)
class OtherSites extends OncePerRequestFilter {
  /** From our own page, or from nowhere: typed, or kept as a bookmark. */
  private static final Set<String> OURS = Set.of("same-origin", "none");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !MayRecord.is(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isFromAnotherSite(request)) {
      ProblemAnswers.write(WebRefusal.OTHER_SITE, request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (site != null) {
      return !OURS.contains(site);
    }
    return origin != null && !isOurs(origin, request);
  }

  /** Older browsers say the origin only; its scheme may be that of a proxy in front. */
  private static boolean isOurs(String origin, HttpServletRequest request) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && host.equalsIgnoreCase(request.getServerName());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
