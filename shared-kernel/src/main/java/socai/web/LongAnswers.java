package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets only some long answers be on their way at a time, and fewer for one login: whoever asks for
 * one and does not read it keeps a thread, and shall not keep them all.
 */
@Configuration(proxyBeanMethods = false)
class LongAnswers implements WebMvcConfigurer, HandlerInterceptor {
  private static final int MOST = 24;
  private static final int MOST_OF_A_LOGIN = 8;
  private static final String PLACE = LongAnswers.class.getName();

  private final Places places = new Places(MOST, MOST_OF_A_LOGIN);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(LongAnswer.class)) {
      Principal login = request.getUserPrincipal();
      request.setAttribute(
          PLACE,
          places
              .take(login == null ? "" : login.getName())
              .orElseThrow(WebRefusal.TOO_MANY_LONG_ANSWERS::refused));
      EarlyRefusal.leave(request);
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception fault) {
    Optional.ofNullable((Places.Place) request.getAttribute(PLACE)).ifPresent(Places.Place::close);
  }
}
