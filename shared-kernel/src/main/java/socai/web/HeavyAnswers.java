package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import socai.ledger.StillAsked;

/**
 * Lets only as many heavy answers be made at a time as there are cores for them: more at once would
 * all take longer, and none would come. Whoever has left while waiting, or while the answer was
 * being made, has nothing more done for him.
 */
@Configuration(proxyBeanMethods = false)
class HeavyAnswers implements WebMvcConfigurer, HandlerInterceptor {
  private static final int LEAST = 2;
  private static final int WAITING = 16;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final String INSIDE = HeavyAnswers.class.getName();

  private final Turnstile turnstile =
      new Turnstile(Math.max(LEAST, Runtime.getRuntime().availableProcessors()), WAITING, LONGEST);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(HeavyAnswer.class)) {
      if (!turnstile.enter(() -> Caller.isThere(request))) {
        throw WebRefusal.TOO_MANY_HEAVY.refused();
      }
      request.setAttribute(INSIDE, turnstile);
      StillAsked.by(() -> Caller.isThere(request));
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception fault) {
    if (request.getAttribute(INSIDE) instanceof Turnstile entered) {
      request.removeAttribute(INSIDE);
      StillAsked.byNobody();
      entered.leave();
    }
  }
}
