package socai.team.planted;

import jakarta.servlet.http.HttpServletRequest;

/** Asks the request. */
public interface KnowsTheWeb {
  /** Where it came from. */
  boolean isFrom(HttpServletRequest request);
}
