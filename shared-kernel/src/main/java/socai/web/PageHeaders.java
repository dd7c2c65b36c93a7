package socai.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a browser is told about what it gets: nothing comes from elsewhere, nothing goes there. */
final class PageHeaders {
  private static final RequestMatcher API_PAGE =
      PathPatternRequestMatcher.pathPattern("/swagger-ui/**");

  /** What pages are made of: what a page may do is said with the page, once. */
  private static final RequestMatcher PARTS =
      request -> request.getRequestURI().matches(".*[.](js|css|json|svg)");

  private static final String CSP = "Content-Security-Policy";
  private static final String OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageHeaders() {}

  /** Of what programs read: should a browser show it, it runs nothing and leads nowhere. */
  static void noPage(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(new StaticHeadersWriter(CSP, "default-src 'none'; frame-ancestors 'none'"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  /** Of what is for whoever is logged in: no page of another site puts it into itself. */
  static void ofThisSite(HeadersConfigurer<HttpSecurity> headers) {
    headers.crossOriginResourcePolicy(
        policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  static void write(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(new OrRequestMatcher(API_PAGE, PARTS)),
                new StaticHeadersWriter(CSP, OURS)))
        // The API's page is a library's, and styles itself as it goes.
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                API_PAGE,
                new StaticHeadersWriter(
                    CSP, OURS.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))))
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(PARTS),
                new StaticHeadersWriter(
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=()")))
        // It would turn off a filter that browsers no longer have, in each part of each page.
        .xssProtection(HeadersConfigurer.XXssConfig::disable)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
  }
}
