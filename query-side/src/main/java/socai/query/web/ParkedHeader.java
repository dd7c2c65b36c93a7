package socai.query.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import socai.query.projection.Incompleteness;

/**
 * Answers that something is missing from bear {@code Socai-Parked}: the projection, and how many
 * subjects are parked there.
 */
@Component
class ParkedHeader implements Incompleteness {
  static final String NAME = "Socai-Parked";

  @Override
  public void note(String projection, int parked) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
      HttpServletResponse response = request.getResponse();
      String said = projection + "=" + parked;
      if (response != null && !response.getHeaders(NAME).contains(said)) {
        response.addHeader(NAME, said);
      }
    }
  }
}
