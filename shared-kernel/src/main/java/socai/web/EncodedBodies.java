package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are compressed or otherwise encoded: nothing here unpacks them, so that a
 * small body is never a large one, and what cannot be read is not taken for a wrong command.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE + 1)
class EncodedBodies extends OncePerRequestFilter {
  private static final String AS_IT_IS = "identity";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean encoded =
        Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(AS_IT_IS));
    if (encoded) {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
      ProblemAnswers.write(WebRefusal.ENCODED_BODY, request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
