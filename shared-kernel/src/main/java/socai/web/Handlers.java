package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/** Finds what would answer a request, as the dispatcher looks for it. */
@Component
class Handlers {
  /** Looked up late: the server's endpoints are known only after its endpoints. */
  private final ObjectProvider<HandlerMapping> mappings;

  Handlers(ObjectProvider<HandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /**
   * What would answer {@code request}; null if nothing would.
   *
   * @throws Exception why it would not be answered, such as that what is there does not take its
   *     method
   */
  @Nullable Object of(HttpServletRequest request) throws Exception {
    for (Iterator<HandlerMapping> all = mappings.orderedStream().iterator(); all.hasNext(); ) {
      HandlerExecutionChain found = all.next().getHandler(request);
      if (found != null) {
        return found.getHandler();
      }
    }
    return null;
  }
}
