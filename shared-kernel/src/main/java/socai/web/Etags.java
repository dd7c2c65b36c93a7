package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Answers carry a mark, so that whoever has the very same one need not be sent it again. */
@Configuration(proxyBeanMethods = false)
class Etags {
  /** Streamed: it would have to be held in memory to be marked. */
  private static final Set<String> WHOLE_LEDGER =
      Set.of("/api/ledger/events", "/api/ledger/export");

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etagFilter() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ButForTheLedger());
    filter.addUrlPatterns("/api/*");
    return filter;
  }

  private static final class ButForTheLedger extends ShallowEtagHeaderFilter {
    /** Weak: compressed or not, it is the same answer. */
    ButForTheLedger() {
      setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !request.getMethod().equals("GET") || WHOLE_LEDGER.contains(request.getRequestURI());
    }
  }
}
