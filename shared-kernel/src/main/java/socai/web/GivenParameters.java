package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A parameter that is given is given once, and has a value: whoever names one and says nothing, or
 * two things, has made a mistake, and is not to read an answer to something else.
 */
@Configuration(proxyBeanMethods = false)
class GivenParameters implements WebMvcConfigurer, HandlerInterceptor {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**", "/log/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    for (Map.Entry<String, String[]> given : request.getParameterMap().entrySet()) {
      if (given.getValue().length != 1 || given.getValue()[0].isEmpty()) {
        throw WebRefusal.BAD_PARAMETER.refused(Map.of("parameter", given.getKey()));
      }
    }
    return true;
  }
}
