package socai.web;

import java.util.List;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes in, and how. Commands take HTTP Basic and no cookie, so that no other site can send one
 * in a reader's name; those that our pages send take the session too, together with a token that no
 * other site can read. What is read takes either.
 */
@Configuration(proxyBeanMethods = false)
class Security {
  private static final RequestMatcher API = PathPatternRequestMatcher.pathPattern("/api/**");

  /** What is published of the log; its endpoints say for themselves how long they may be kept. */
  private static final RequestMatcher LOG = PathPatternRequestMatcher.pathPattern("/log/**");

  private static final RequestMatcher READING =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/**"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.HEAD, "/**"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.OPTIONS, "/**"));

  private static final String SESSION_COOKIE = "JSESSIONID";
  private static final String TOKEN = "X-XSRF-TOKEN";

  /** A reader may keep an answer, but asks each time whether it still holds. */
  private static final HeaderWriter KEPT_BY_THE_READER_ONLY =
      new StaticHeadersWriter(
          List.of(
              new Header(HttpHeaders.CACHE_CONTROL, "private, no-cache"),
              new Header(
                  HttpHeaders.VARY,
                  HttpHeaders.AUTHORIZATION,
                  HttpHeaders.COOKIE,
                  HttpHeaders.ACCEPT_LANGUAGE)));

  /**
   * What our own pages send: with the session of whoever is logged in, and with the token in a
   * header. A header of ours is something that no page of another site can send.
   */
  @Bean
  @Order(0)
  SecurityFilterChain pageCommandChain(HttpSecurity http, AccessByAnnotation access)
      throws Exception {
    return http.securityMatcher(
            new AndRequestMatcher(
                API,
                new NegatedRequestMatcher(READING),
                request -> request.getHeader(TOKEN) != null,
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) == null))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(PageHeaders::noPage)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .exceptionHandling(Security::refusals)
        .authorizeHttpRequests(all -> all.anyRequest().access(access.fromPages()))
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain commandChain(HttpSecurity http, AccessByAnnotation access) throws Exception {
    return apiEndpoint(http, access)
        .securityMatcher(new AndRequestMatcher(API, new NegatedRequestMatcher(READING)))
        .headers(PageHeaders::ofThisSite)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain answerChain(HttpSecurity http, AccessByAnnotation access) throws Exception {
    return apiEndpoint(http, access)
        .securityMatcher(API)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .headers(h -> h.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
        .headers(h -> h.addHeaderWriter(KEPT_BY_THE_READER_ONLY))
        .headers(PageHeaders::ofThisSite)
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain logChain(HttpSecurity http, AccessByAnnotation access) throws Exception {
    return apiEndpoint(http, access)
        .securityMatcher(LOG)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .headers(h -> h.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
        .build();
  }

  /** What commands and answers have in common: who is let in, and what is said to who is not. */
  private static HttpSecurity apiEndpoint(HttpSecurity http, AccessByAnnotation access)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .headers(PageHeaders::noPage)
        .requestCache(AbstractHttpConfigurer::disable)
        .httpBasic(basic -> basic.authenticationEntryPoint(EntryPoints::atApi))
        .exceptionHandling(Security::refusals)
        .authorizeHttpRequests(all -> all.anyRequest().access(access));
  }

  @Bean
  @Order(4)
  SecurityFilterChain pageChain(HttpSecurity http, Sessions sessions) throws Exception {
    PageAskedFor askedFor = new PageAskedFor();
    return http.authorizeHttpRequests(
            all ->
                all.requestMatchers(
                        "/login",
                        "/login/**",
                        "/shared/**",
                        "/_static/lit-html/**",
                        "/error",
                        "/livez",
                        "/readyz",
                        "/actuator/health",
                        "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(tokenInEveryPage()))
        .requestCache(cache -> cache.requestCache(askedFor))
        .exceptionHandling(refusals -> refusals.authenticationEntryPoint(EntryPoints::atPages))
        .sessionManagement(
            management -> management.sessionFixation(SessionFixationConfigurer::newSession))
        .formLogin(
            form ->
                form.loginPage(EntryPoints.LOGIN)
                    .loginProcessingUrl("/login")
                    .successHandler(loggedIn(askedFor, sessions))
                    .failureHandler(notLoggedIn()))
        .logout(logout -> logout.deleteCookies(SESSION_COOKIE).logoutSuccessUrl("/login/?out"))
        .httpBasic(basic -> basic.authenticationEntryPoint(EntryPoints::atPages))
        .headers(PageHeaders::write)
        .build();
  }

  private static AuthenticationSuccessHandler loggedIn(PageAskedFor askedFor, Sessions sessions) {
    SavedRequestAwareAuthenticationSuccessHandler onward =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onward.setRequestCache(askedFor);
    onward.setDefaultTargetUrl("/dashboard/");
    return (request, response, known) -> {
      sessions.begun(known.getName(), request.getSession());
      askedFor.removeRequest(request, response);
      onward.onAuthenticationSuccess(request, response, known);
    };
  }

  /** Guesses get no session either. */
  private static AuthenticationFailureHandler notLoggedIn() {
    SimpleUrlAuthenticationFailureHandler again = failed("/login/?failed");
    SimpleUrlAuthenticationFailureHandler later = failed("/login/?later");
    return (request, response, why) ->
        (why instanceof TooManyTriesException ? later : again)
            .onAuthenticationFailure(request, response, why);
  }

  private static SimpleUrlAuthenticationFailureHandler failed(String shown) {
    SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler(shown);
    failed.setAllowSessionCreation(false);
    return failed;
  }

  /** A link from elsewhere finds the reader logged in; a form from elsewhere does not. */
  @Bean
  CookieSameSiteSupplier sessionCookieStaysHome() {
    return CookieSameSiteSupplier.ofLax();
  }

  /**
   * Gives the token in a cookie with the first answer, not only to who asks for it: the login is a
   * static file and asks nobody.
   */
  private static CsrfTokenRequestAttributeHandler tokenInEveryPage() {
    CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    return handler;
  }

  private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
    refusals
        .authenticationEntryPoint(EntryPoints::atApi)
        .accessDeniedHandler(
            (request, response, denied) ->
                ProblemAnswers.write(WebRefusal.NOT_ALLOWED, request, response));
  }
}
