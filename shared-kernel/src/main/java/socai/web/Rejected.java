package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers what the firewall lets through to no endpoint: addresses and headers that cannot be, and
 * methods that no endpoint knows, whoever sends them.
 */
@Component
class Rejected implements RequestRejectedHandler {
  /** Of these each address says for itself which it takes. */
  private static final Set<HttpMethod> KNOWN =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private final Allowed allowed;

  Rejected(Allowed allowed) {
    this.allowed = allowed;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
      throws IOException {
    Optional<String> takes =
        KNOWN.contains(HttpMethod.valueOf(request.getMethod()))
            ? Optional.empty()
            : allowed.at(request);
    takes.ifPresent(methods -> response.setHeader(HttpHeaders.ALLOW, methods));
    ProblemAnswers.write(
        takes.isPresent() ? WebRefusal.WRONG_METHOD : WebRefusal.UNREADABLE, request, response);
  }
}
